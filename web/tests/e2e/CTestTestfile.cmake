# CMake generated Testfile for 
# Source directory: /work/main/tests/e2e
# Build directory: /work/build/web/tests/e2e
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[web.types]=] "/usr/bin/npm" "run" "--silent" "typecheck")
set_tests_properties([=[web.types]=] PROPERTIES  TIMEOUT "300" WORKING_DIRECTORY "/work/main/web" _BACKTRACE_TRIPLES "/work/main/tests/e2e/CMakeLists.txt;5;add_test;/work/main/tests/e2e/CMakeLists.txt;0;")
add_test([=[web.unit]=] "/usr/bin/npm" "run" "--silent" "test")
set_tests_properties([=[web.unit]=] PROPERTIES  TIMEOUT "300" WORKING_DIRECTORY "/work/main/web" _BACKTRACE_TRIPLES "/work/main/tests/e2e/CMakeLists.txt;6;add_test;/work/main/tests/e2e/CMakeLists.txt;0;")
add_test([=[web.stories]=] "/usr/bin/cmake" "-E" "env" "THONGSUOT_BIN=/work/build/web/thongsuot" "/usr/bin/npm" "run" "--silent" "e2e")
set_tests_properties([=[web.stories]=] PROPERTIES  TIMEOUT "1500" WORKING_DIRECTORY "/work/main/web" _BACKTRACE_TRIPLES "/work/main/tests/e2e/CMakeLists.txt;7;add_test;/work/main/tests/e2e/CMakeLists.txt;0;")
