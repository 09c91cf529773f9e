#include <unistd.h>

#include <iostream>
#include <string>
#include <vector>

#include "verify/verify.hpp"

int main(int count, char** values) {
  std::vector<std::string> const args(values + 1, values + count);
  return ts::verifier::run(args, std::cout, std::cerr, isatty(STDERR_FILENO) == 1);
}
