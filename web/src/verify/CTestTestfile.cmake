# CMake generated Testfile for 
# Source directory: /work/main/src/verify
# Build directory: /work/build/web/src/verify
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/work/build/web/src/verify/ts_verify_test[1]_include.cmake")
