# CMake generated Testfile for 
# Source directory: /work/main/src/kernel/casework
# Build directory: /work/build/web/src/kernel/casework
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/work/build/web/src/kernel/casework/ts_casework_test[1]_include.cmake")
