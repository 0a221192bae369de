#pragma once

#include <QImage>
#include <QString>

#include <cstdint>

class QIODevice;
class QWidget;

/// Pictures of what a window shows, as files. In SVG and PDF text stays text and shapes stay shapes.
namespace raftarium {

/// The form of a picture. Its name's suffix tells it.
enum class PictureForm : std::uint8_t { Png, Svg, Pdf };

/// How much of a widget a picture holds.
enum class PictureExtent : std::uint8_t {
    View,  ///< What it paints itself, without the buttons and fields on it.
    Whole, ///< With everything on it.
};

/// The picture as pixels, as the screen shows it.
QImage imageOf(QWidget &view, PictureExtent extent);
/// False when not all of it could be written.
bool writePicture(QIODevice &file, QWidget &view, PictureExtent extent, PictureForm form,
                  const QString &title);

} // namespace raftarium
