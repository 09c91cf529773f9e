# CMake generated Testfile for 
# Source directory: /work/main/tests/scenario
# Build directory: /work/build/web/tests/scenario
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[scenario]=] "/work/build/web/scenario_test")
set_tests_properties([=[scenario]=] PROPERTIES  _BACKTRACE_TRIPLES "/work/main/tests/scenario/CMakeLists.txt;7;add_test;/work/main/tests/scenario/CMakeLists.txt;0;")
