#include "app/window/key_button.h"

#include "app/theme/marks.h"

#include <QAction>
#include <QPainter>
#include <QStyleOptionToolButton>
#include <QStylePainter>

#include <algorithm>

namespace raftarium {

namespace {
constexpr qreal textPoints = 9.5;
constexpr qreal keyPoints = 8;
constexpr int crossSize = 8;
constexpr int gap = 8;
constexpr int margin = 12;
constexpr int narrowMargin = 8;
constexpr int fewestLetters = 4; ///< Of a longer text the end may be left out.
} // namespace

KeyButton::KeyButton(QAction *action, const QString &text, QWidget *parent)
    : QToolButton(parent), m_label(text)
{
    setDefaultAction(action);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setObjectName(action->objectName() + QStringLiteral("Button"));
    setAccessibleName(action->text());
}

void KeyButton::setTheme(const Theme &theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void KeyButton::setFault(bool fault)
{
    m_fault = fault;
}

void KeyButton::setTight(bool tight)
{
    m_tight = tight;
    updateGeometry();
}

QString KeyButton::keyText() const
{
    if (!defaultAction() || defaultAction()->shortcut().isEmpty())
        return {};
    QString key = defaultAction()->shortcut().toString(QKeySequence::PortableText);
    return key.replace(QStringLiteral("Shift+"), QStringLiteral("⇧"));
}

int KeyButton::crossWidth() const
{
    return m_fault ? crossSize + 6 : 0;
}

QSize KeyButton::sizeHint() const
{
    const QFontMetrics key(m_theme.monospace(keyPoints));
    const int keyWidth = keyText().isEmpty() || m_tight ? 0 : key.horizontalAdvance(keyText()) + gap;
    const QFontMetrics text(m_theme.font(textPoints, QFont::Medium));
    return {crossWidth() + text.horizontalAdvance(m_label) + keyWidth + 2 * margin, text.height() + 14};
}

QSize KeyButton::minimumSizeHint() const
{
    const QFontMetrics text(m_theme.font(textPoints, QFont::Medium));
    const int words = text.horizontalAdvance(m_label);
    const int needed = m_tight ? std::min(words, fewestLetters * text.averageCharWidth()) : words;
    return {crossWidth() + needed + 2 * narrowMargin, text.height() + 14};
}

void KeyButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = QIcon();
    painter.drawComplexControl(QStyle::CC_ToolButton, option);

    const QColor disabled = m_theme.palette().color(QPalette::Disabled, QPalette::ButtonText);
    const bool roomForKey = !m_tight && width() >= sizeHint().width();
    const int side = roomForKey ? margin : narrowMargin;
    QRect inner = rect().adjusted(side, 0, -side, 0);
    if (m_fault) {
        Theme theme = m_theme;
        if (!isEnabled())
            theme.fault = disabled;
        drawCross(painter, QPointF(inner.left() + crossSize / 2.0, inner.center().y() + 0.5), crossSize,
                  theme);
        inner.setLeft(inner.left() + crossWidth());
    }
    painter.setFont(m_theme.font(textPoints, QFont::Medium));
    painter.setPen(!isEnabled() ? disabled : m_fault ? m_theme.fault : m_theme.text);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_label, Qt::ElideRight, inner.width()));
    if (!roomForKey)
        return;
    painter.setFont(m_theme.monospace(keyPoints));
    painter.setPen(isEnabled() ? m_theme.mutedText : disabled);
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, keyText());
}

} // namespace raftarium
