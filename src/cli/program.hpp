#pragma once
/// The program's commands. Exit codes: 0 done, 1 it does not hold or was refused, 2 wrong use.

namespace ts::cli {

int run(int argc, char** argv);

}  // namespace ts::cli
