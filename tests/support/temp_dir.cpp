#include "support/temp_dir.hpp"

#include <stdlib.h>

#include <system_error>

namespace ts::test {

TempDir::TempDir() {
  auto name = (std::filesystem::temp_directory_path() / "thongsuot-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr)
    throw std::system_error(errno, std::generic_category(), "mkdtemp " + name);
  path_ = name;
}

TempDir::~TempDir() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace ts::test
