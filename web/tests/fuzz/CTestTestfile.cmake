# CMake generated Testfile for 
# Source directory: /work/main/tests/fuzz
# Build directory: /work/build/web/tests/fuzz
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[fuzz]=] "/work/main/tests/fuzz/run")
set_tests_properties([=[fuzz]=] PROPERTIES  LABELS "slow" TIMEOUT "1500" _BACKTRACE_TRIPLES "/work/main/tests/fuzz/CMakeLists.txt;24;add_test;/work/main/tests/fuzz/CMakeLists.txt;0;")
