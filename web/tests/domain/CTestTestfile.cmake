# CMake generated Testfile for 
# Source directory: /work/main/tests/domain
# Build directory: /work/build/web/tests/domain
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[domain.sqlite]=] "/work/build/web/domain_contract_test" "--gtest_filter=-*PostgreSQL*")
set_tests_properties([=[domain.sqlite]=] PROPERTIES  TIMEOUT "600" _BACKTRACE_TRIPLES "/work/main/tests/domain/CMakeLists.txt;7;add_test;/work/main/tests/domain/CMakeLists.txt;0;")
add_test([=[domain.postgresql]=] "/work/build/web/domain_contract_test" "--gtest_filter=*PostgreSQL*")
set_tests_properties([=[domain.postgresql]=] PROPERTIES  TIMEOUT "600" _BACKTRACE_TRIPLES "/work/main/tests/domain/CMakeLists.txt;8;add_test;/work/main/tests/domain/CMakeLists.txt;0;")
