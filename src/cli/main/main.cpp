#include "cli/program.hpp"

int main(int argc, char** argv) { return ts::cli::run(argc, argv); }
