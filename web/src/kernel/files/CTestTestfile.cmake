# CMake generated Testfile for 
# Source directory: /work/main/src/kernel/files
# Build directory: /work/build/web/src/kernel/files
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/work/build/web/src/kernel/files/ts_files_test[1]_include.cmake")
