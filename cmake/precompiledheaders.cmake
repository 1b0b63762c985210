# Precompiled Qt headers for debug builds, a third off the time of a full build. Release builds do without them, so
# that every file still has to include what it uses.
option(HUBSCOPE_PCH "Precompiled headers" OFF)

set(core_headers <QByteArray> <QDateTime> <QHash> <QList> <QMap> <QObject> <QPointer> <QString> <QStringList> <QTimer>
  <QUrl> <QVariant> <algorithm> <chrono> <functional> <memory> <optional> <variant> <vector>)
set(widget_headers ${core_headers} <QAbstractItemModel> <QApplication> <QBoxLayout> <QLabel> <QPainter> <QStyle>
  <QWidget>)

# Libraries are compiled as PIC, programs as PIE, and a header precompiled for one cannot serve the other.
if(HUBSCOPE_PCH)
  file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cpp "int main() { return 0; }\n")
  foreach(headers core widget)
    add_library(${headers}_library_headers STATIC EXCLUDE_FROM_ALL ${CMAKE_BINARY_DIR}/precompiled.cpp)
    add_executable(${headers}_program_headers EXCLUDE_FROM_ALL ${CMAKE_BINARY_DIR}/precompiled.cpp)
    foreach(form library program)
      target_link_libraries(${headers}_${form}_headers PRIVATE project_defaults Qt6::Core)
      target_precompile_headers(${headers}_${form}_headers PRIVATE ${${headers}_headers})
    endforeach()
  endforeach()
  target_link_libraries(widget_library_headers PRIVATE Qt6::Widgets)
  target_link_libraries(widget_program_headers PRIVATE Qt6::Widgets)
endif()

# reuse_precompiled_headers(target library|program LINKS...): the widgets' headers where a link asks for them.
function(reuse_precompiled_headers target form)
  if(NOT HUBSCOPE_PCH)
    return()
  endif()
  set(headers core)
  if("${target};${ARGN}" MATCHES "ui_|Widgets")
    set(headers widget)
  endif()
  set_target_properties(${target} PROPERTIES PCH_WARN_INVALID OFF)
  target_precompile_headers(${target} REUSE_FROM ${headers}_${form}_headers)
endfunction()
