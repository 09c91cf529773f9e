# CMake generated Testfile for 
# Source directory: /work/main/tests/api
# Build directory: /work/build/web/tests/api
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[api.npm]=] "/usr/bin/npm" "ci" "--no-audit" "--no-fund")
set_tests_properties([=[api.npm]=] PROPERTIES  FIXTURES_SETUP "api_npm" TIMEOUT "300" WORKING_DIRECTORY "/work/main/tests/api" _BACKTRACE_TRIPLES "/work/main/tests/api/CMakeLists.txt;7;add_test;/work/main/tests/api/CMakeLists.txt;0;")
add_test([=[api.contract]=] "/usr/bin/node" "check-contract.mjs")
set_tests_properties([=[api.contract]=] PROPERTIES  FIXTURES_REQUIRED "api_npm" WORKING_DIRECTORY "/work/main/tests/api" _BACKTRACE_TRIPLES "/work/main/tests/api/CMakeLists.txt;9;add_test;/work/main/tests/api/CMakeLists.txt;0;")
add_test([=[api.record]=] "/usr/bin/cmake" "-E" "env" "TS_RECORD_RESPONSES=/work/build/web/tests/api/responses.jsonl" "/work/build/web/ts_server_test" "--gtest_filter=ServerTest.*")
set_tests_properties([=[api.record]=] PROPERTIES  FIXTURES_REQUIRED "api_clean" FIXTURES_SETUP "api_recorded" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/main/tests/api/CMakeLists.txt;10;add_test;/work/main/tests/api/CMakeLists.txt;0;")
add_test([=[api.clean]=] "/usr/bin/cmake" "-E" "rm" "-f" "/work/build/web/tests/api/responses.jsonl")
set_tests_properties([=[api.clean]=] PROPERTIES  FIXTURES_SETUP "api_clean" _BACKTRACE_TRIPLES "/work/main/tests/api/CMakeLists.txt;12;add_test;/work/main/tests/api/CMakeLists.txt;0;")
add_test([=[api.responses]=] "/usr/bin/node" "check-recorded.mjs" "/work/build/web/tests/api/responses.jsonl" "--all")
set_tests_properties([=[api.responses]=] PROPERTIES  FIXTURES_REQUIRED "api_npm;api_recorded" WORKING_DIRECTORY "/work/main/tests/api" _BACKTRACE_TRIPLES "/work/main/tests/api/CMakeLists.txt;13;add_test;/work/main/tests/api/CMakeLists.txt;0;")
add_test([=[api.story]=] "/usr/bin/node" "story.mjs" "/work/build/web/thongsuot")
set_tests_properties([=[api.story]=] PROPERTIES  FIXTURES_REQUIRED "api_npm" TIMEOUT "300" WORKING_DIRECTORY "/work/main/tests/api" _BACKTRACE_TRIPLES "/work/main/tests/api/CMakeLists.txt;19;add_test;/work/main/tests/api/CMakeLists.txt;0;")
