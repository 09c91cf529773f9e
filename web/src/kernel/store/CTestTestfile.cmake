# CMake generated Testfile for 
# Source directory: /work/main/src/kernel/store
# Build directory: /work/build/web/src/kernel/store
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/work/build/web/src/kernel/store/ts_store_test[1]_include.cmake")
