// Draws an SVG as a square PNG: render_icon FILE.svg SIDE FILE.png. Exit code 1 when that cannot be.

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() != 4)
        return 1;
    QSvgRenderer drawing(arguments[1]);
    const int side = arguments[2].toInt();
    if (!drawing.isValid() || side <= 0)
        return 1;
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    drawing.render(&painter);
    painter.end();
    return image.save(arguments[3], "PNG") ? 0 : 1;
}
