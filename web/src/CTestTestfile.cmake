# CMake generated Testfile for 
# Source directory: /work/main/src
# Build directory: /work/build/web/src
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
subdirs("base")
subdirs("kernel/journal")
subdirs("kernel/calendar")
subdirs("kernel/permissions")
subdirs("kernel/casework")
subdirs("kernel/packs")
subdirs("kernel/files")
subdirs("kernel/store")
subdirs("kernel/identity")
subdirs("domain/plan/compiler")
subdirs("domain/plan")
subdirs("domain/indicators")
subdirs("domain/onestop")
subdirs("server")
subdirs("cli")
subdirs("verify")
