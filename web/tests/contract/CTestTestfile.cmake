# CMake generated Testfile for 
# Source directory: /work/main/tests/contract
# Build directory: /work/build/web/tests/contract
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[contract.sqlite]=] "/work/build/web/contract_test" "--gtest_filter=-*postgresql*")
set_tests_properties([=[contract.sqlite]=] PROPERTIES  TIMEOUT "600" _BACKTRACE_TRIPLES "/work/main/tests/contract/CMakeLists.txt;7;add_test;/work/main/tests/contract/CMakeLists.txt;0;")
add_test([=[contract.postgresql]=] "/work/build/web/contract_test" "--gtest_filter=*postgresql*")
set_tests_properties([=[contract.postgresql]=] PROPERTIES  TIMEOUT "600" _BACKTRACE_TRIPLES "/work/main/tests/contract/CMakeLists.txt;8;add_test;/work/main/tests/contract/CMakeLists.txt;0;")
