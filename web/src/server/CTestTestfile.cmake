# CMake generated Testfile for 
# Source directory: /work/main/src/server
# Build directory: /work/build/web/src/server
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/work/build/web/src/server/ts_server_test[1]_include.cmake")
