# Libraries without a CMake package of their own in Debian 12.
find_path(WSLAY_INCLUDE_DIR wslay/wslay.h REQUIRED)
find_library(WSLAY_LIBRARY wslay REQUIRED)
add_library(wslay::wslay UNKNOWN IMPORTED)
set_target_properties(wslay::wslay PROPERTIES
  IMPORTED_LOCATION ${WSLAY_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${WSLAY_INCLUDE_DIR})

find_package(Boost 1.74 REQUIRED)

# CMake's own module, as Debian's protobuf has no package file.
find_package(Protobuf 3.21 REQUIRED)
