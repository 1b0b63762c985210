# Warnings, hardening and sanitizers in one place; every target links `project_defaults`.
add_library(project_defaults INTERFACE)
target_compile_features(project_defaults INTERFACE cxx_std_20)
target_compile_options(project_defaults INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow=local -Wnon-virtual-dtor -Woverloaded-virtual
  -fstack-protector-strong)
target_compile_definitions(project_defaults INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_CAST_FROM_BYTEARRAY
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS QT_STRICT_ITERATORS
  $<$<CONFIG:Release>:_GLIBCXX_ASSERTIONS>)
target_compile_options(project_defaults INTERFACE
  $<$<CONFIG:Release>:-O2> $<$<CONFIG:Release>:-U_FORTIFY_SOURCE> $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>)
# GCC 12 takes the empty std::optional for uninitialized memory when it optimizes (its bug 80635).
target_compile_options(project_defaults INTERFACE $<$<CONFIG:Release>:-Wno-maybe-uninitialized>)
target_link_options(project_defaults INTERFACE -Wl,-z,relro -Wl,-z,now -Wl,--as-needed)

# Some two hundred test programs are linked in a debug build; gold, part of binutils, halves that time.
find_program(GOLD_LINKER ld.gold)
if(GOLD_LINKER)
  target_link_options(project_defaults INTERFACE $<$<CONFIG:Debug>:-fuse-ld=gold>)
endif()

if(HUBSCOPE_SANITIZE)
  # vptr needs RTTI of Qt's own classes, which Debian builds without instrumentation.
  target_compile_options(project_defaults INTERFACE
    -fsanitize=address,undefined -fno-sanitize=vptr -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(project_defaults INTERFACE -fsanitize=address,undefined)
endif()

# Programs load at a random address: the compiler's half is CMAKE_POSITION_INDEPENDENT_CODE, this is the linker's.
include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)

# A layer is a link line: hubscope_library(name LINKS a b SOURCES ...) makes one static library per folder.
function(hubscope_library name)
  cmake_parse_arguments(ARG "" "" "LINKS;PRIVATE_LINKS;SOURCES" ${ARGN})
  qt_add_library(${name} STATIC ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE project_defaults ${ARG_PRIVATE_LINKS})
  reuse_precompiled_headers(${name} library ${ARG_LINKS})
endfunction()
