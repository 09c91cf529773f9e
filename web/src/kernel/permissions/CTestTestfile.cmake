# CMake generated Testfile for 
# Source directory: /work/main/src/kernel/permissions
# Build directory: /work/build/web/src/kernel/permissions
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/work/build/web/src/kernel/permissions/ts_permissions_test[1]_include.cmake")
