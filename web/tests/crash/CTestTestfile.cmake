# CMake generated Testfile for 
# Source directory: /work/main/tests/crash
# Build directory: /work/build/web/tests/crash
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[crash]=] "/usr/bin/node" "/work/main/tests/crash/crash.mjs" "/work/build/web/thongsuot" "/work/build/web/thongsuot-verify")
set_tests_properties([=[crash]=] PROPERTIES  LABELS "slow" TIMEOUT "900" _BACKTRACE_TRIPLES "/work/main/tests/crash/CMakeLists.txt;4;add_test;/work/main/tests/crash/CMakeLists.txt;0;")
