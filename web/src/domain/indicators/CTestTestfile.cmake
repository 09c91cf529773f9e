# CMake generated Testfile for 
# Source directory: /work/main/src/domain/indicators
# Build directory: /work/build/web/src/domain/indicators
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/work/build/web/src/domain/indicators/ts_indicators_test[1]_include.cmake")
