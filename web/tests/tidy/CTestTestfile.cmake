# CMake generated Testfile for 
# Source directory: /work/main/tests/tidy
# Build directory: /work/build/web/tests/tidy
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[tidy]=] "/usr/bin/node" "/work/main/tests/tidy/tidy.mjs")
set_tests_properties([=[tidy]=] PROPERTIES  _BACKTRACE_TRIPLES "/work/main/tests/tidy/CMakeLists.txt;3;add_test;/work/main/tests/tidy/CMakeLists.txt;0;")
