#include "app/export/picture_file.h"

#include <QBuffer>
#include <QIODevice>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPicture>
#include <QSvgGenerator>
#include <QWidget>

namespace raftarium {

namespace {

/// Those that are seen within a widget, the lowest first.
QList<QWidget *> shownChildren(const QWidget &view)
{
    QList<QWidget *> shown;
    for (QObject *child : view.children())
        if (auto *widget = qobject_cast<QWidget *>(child); widget != nullptr && !widget->isWindow() &&
                                                           widget->isVisibleTo(&view) &&
                                                           !widget->size().isEmpty())
            shown.append(widget);
    return shown;
}

/// What it paints itself.
void paintAlone(QPainter &painter, QWidget &view)
{
    view.render(&painter, QPoint(), QRegion(), QWidget::DrawWindowBackground);
}

/// Pictures of widgets in each other. QSvgGenerator knows no clipping, but an <svg> within an <svg> is
/// clipped at its edges: so nothing is seen beyond the widget that it belongs to.
class NestedSvg {
public:
    QByteArray draw(QWidget &view, PictureExtent extent, const QString &title)
    {
        const QByteArray head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<svg "
                                "xmlns=\"http://www.w3.org/2000/svg\" "
                                "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"" +
                                number(view.width()) + "\" height=\"" + number(view.height()) +
                                "\" viewBox=\"0 0 " + number(view.width()) + ' ' + number(view.height()) +
                                "\">\n<title>" + title.toHtmlEscaped().toUtf8() + "</title>\n";
        add(view, QPoint(), extent);
        return head + m_text + "</svg>\n";
    }

private:
    static QByteArray number(int value) { return QByteArray::number(value); }

    void add(QWidget &view, QPoint at, PictureExtent extent)
    {
        m_text += "<svg x=\"" + number(at.x()) + "\" y=\"" + number(at.y()) + "\" width=\"" +
                  number(view.width()) + "\" height=\"" + number(view.height()) + "\">\n" + ownPart(view);
        if (extent == PictureExtent::Whole)
            for (QWidget *child : shownChildren(view))
                add(*child, child->pos(), extent);
        m_text += "</svg>\n";
    }

    /// What is between the outer marks of its own picture, with names that are not those of the others.
    QByteArray ownPart(QWidget &view)
    {
        QBuffer buffer;
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(view.size());
        generator.setViewBox(view.rect());
        generator.setResolution(view.logicalDpiX());
        QPainter painter(&generator);
        paintAlone(painter, view);
        painter.end();
        QByteArray text = buffer.data();
        const qsizetype begin = text.indexOf("<defs>");
        text = text.mid(begin, text.lastIndexOf("</svg>") - begin);
        const QByteArray own = 'p' + number(++m_parts) + '-';
        text.replace("id=\"gradient", QByteArray("id=\"" + own + "gradient"));
        text.replace("url(#gradient", QByteArray("url(#" + own + "gradient"));
        return text;
    }

    QByteArray m_text;
    int m_parts = 0;
};

/// By way of a picture of its own: on a painter that is moved and clipped already, what a view draws behind a
/// clip of its own would be lost.
void paintOnPage(QPainter &painter, QWidget &view, PictureExtent extent)
{
    QPicture picture;
    QPainter own(&picture);
    paintAlone(own, view);
    own.end();
    painter.save();
    painter.setClipRect(view.rect(), Qt::IntersectClip);
    painter.drawPicture(0, 0, picture);
    if (extent == PictureExtent::Whole)
        for (QWidget *child : shownChildren(view)) {
            painter.save();
            painter.translate(child->pos());
            paintOnPage(painter, *child, extent);
            painter.restore();
        }
    painter.restore();
}

QByteArray pdfOf(QWidget &view, PictureExtent extent, const QString &title)
{
    constexpr qreal pointsPerInch = 72;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    const qreal points = pointsPerInch / view.logicalDpiX();
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Raftarium"));
    writer.setResolution(view.logicalDpiX());
    writer.setPageSize(QPageSize(QSizeF(view.size()) * points, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    paintOnPage(painter, view, extent);
    painter.end();
    return buffer.data();
}

} // namespace

QImage imageOf(QWidget &view, PictureExtent extent)
{
    if (extent == PictureExtent::Whole)
        return view.grab().toImage();
    const qreal ratio = view.devicePixelRatioF();
    QImage image(view.size() * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(view.palette().color(QPalette::Window));
    QPainter painter(&image);
    paintAlone(painter, view);
    return image;
}

bool writePicture(QIODevice &file, QWidget &view, PictureExtent extent, PictureForm form,
                  const QString &title)
{
    if (form == PictureForm::Png)
        return imageOf(view, extent).save(&file, "PNG");
    const QByteArray text =
        form == PictureForm::Svg ? NestedSvg().draw(view, extent, title) : pdfOf(view, extent, title);
    return file.write(text) == text.size();
}

} // namespace raftarium
