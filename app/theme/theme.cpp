#include "app/theme/theme.h"

#include "raftcore/colors/contrast.h"

#include <QFontDatabase>
#include <QFontInfo>

#include <array>

namespace raftarium {

namespace {

QColor of(raft::Rgb color)
{
    return QColor::fromRgb(color | 0xff000000U);
}

/// The colour of that term; before the first one there is none, but `without`.
QColor coloured(const raft::TermColors &colors, raft::Term term, const QColor &without)
{
    return term.value == 0 ? without : of(colors[(term.value - 1) % colors.size()]);
}

Theme themeOf(const raft::Colors &colors, bool dark)
{
    Theme theme;
    theme.dark = dark;
    theme.window = of(colors.window);
    theme.panel = of(colors.panel);
    theme.raised = of(colors.raised);
    theme.border = of(colors.border);
    theme.text = of(colors.text);
    theme.mutedText = of(colors.mutedText);
    theme.track = of(colors.track);
    theme.hull = of(colors.hull);
    theme.accent = of(colors.accent);
    theme.accentText = of(colors.accentText);
    theme.selection = theme.text;
    theme.fault = of(colors.fault);
    theme.good = of(colors.good);
    return theme;
}

/// The wanted families that are installed come first; the system's own choice ends the list. Looked up once:
/// asking the font database is slow.
QStringList installed(const QStringList &wanted, QFontDatabase::SystemFont fallback)
{
    QStringList families;
    const QStringList present = QFontDatabase::families();
    for (const QString &family : wanted)
        if (present.contains(family))
            families.append(family);
    families.append(QFontDatabase::systemFont(fallback).families());
    return families;
}

QFont scaled(const QStringList &families, qreal points, QFont::Weight weight)
{
    QFont font;
    font.setFamilies(families);
    font.setPointSizeF(points);
    font.setWeight(weight);
    // Type for programmers draws "<!--" and "->" as one sign: what clients store is shown letter by letter.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

/// The font in letters of so many pixels, if it has smaller ones.
QFont enlarged(QFont font, qreal leastPixels)
{
    if (leastPixels > 0 && QFontInfo(font).pixelSize() < leastPixels)
        font.setPixelSize(static_cast<int>(std::ceil(leastPixels)));
    return font;
}

/// `amount` of `over` on `under`, opaque.
QColor mixed(const QColor &under, const QColor &over, double amount)
{
    const auto channel = [amount](float a, float b) {
        return static_cast<float>(a + (b - a) * static_cast<float>(amount));
    };
    return QColor::fromRgbF(channel(under.redF(), over.redF()), channel(under.greenF(), over.greenF()),
                            channel(under.blueF(), over.blueF()));
}

/// Menus, tool bar, buttons and fields.
const char controlSheet[] = R"(
QMainWindow, QDialog { background: @panel; }
QMainWindow::separator { background: @border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accent; }
QMenuBar { background: @panel; color: @text; border-bottom: 1px solid @border; padding: 1px 6px; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 4px; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @raised; color: @text; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 26px; border-radius: 4px; }
QMenu::item:selected { background: @accent; color: @accentText; }
QMenu::item:disabled { color: @disabled; background: transparent; }
QMenu::separator { height: 1px; background: @border; margin: 4px 6px; }
QMenu::icon { left: 6px; }
QMenu::indicator { width: 14px; height: 14px; left: 6px; }
QToolBar { background: @panel; border: none; border-bottom: 1px solid @border; padding: 6px 8px; spacing: 4px; }
QToolBar::separator { background: @border; width: 1px; margin: 4px 6px; }
QToolButton, QPushButton { background: @raised; color: @text; border: 1px solid @border; border-radius: 5px;
    padding: 5px 10px; }
QToolButton:hover, QPushButton:hover { background: @hover; }
QToolButton:pressed, QPushButton:pressed { background: @pressed; }
QToolButton:checked, QPushButton:default, QPushButton[primary="true"] { background: @accent; color: @accentText;
    border-color: @accent; }
QPushButton[primary="true"]:hover, QToolButton:checked:hover { background: @accentHover; }
QPushButton[primary="true"]:disabled, QPushButton:default:disabled { background: @track; color: @mutedText;
    border-color: @track; }
QToolButton:disabled, QPushButton:disabled { color: @disabled; }
QToolButton:focus, QPushButton:focus { border: 1px solid @accent; }
QToolButton[primary="true"] { background: @accent; border-color: @accent; }
QToolButton[primary="true"]:hover { background: @accentHover; }
QToolBar QToolButton { padding: 5px 4px; }
QFileDialog QToolButton { padding: 1px; }
QFrame#segments { background: @track; border-radius: 6px; }
QToolButton[segment] { background: transparent; border: 1px solid transparent; padding: 3px 7px; }
QToolButton[segment]:checked { background: @raised; color: @text; border-color: @border; font-weight: 600; }
QToolBar QLabel { color: @text; }
QToolBar QLabel[muted="true"] { color: @mutedText; }
QFrame#separator { background: @border; }
QToolButton[flat="true"] { background: transparent; border-color: transparent; }
QToolButton[flat="true"]:hover { background: @hover; }
QToolButton::menu-indicator { image: none; }
QLineEdit, QPlainTextEdit, QTextEdit { background: @field; color: @text;
    border: 1px solid @border; border-radius: 5px; padding: 4px 8px; selection-background-color: @accent;
    selection-color: @accentText; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border-color: @accent; }
QLineEdit:disabled { color: @disabled; }
QAbstractSpinBox > QLineEdit { background: transparent; border: none; padding: 0 2px; }
)";

/// Sliders, docks, tabs, lists, scroll bars and the rest.
const char panelSheet[] = R"(
QSlider::groove:horizontal { height: 3px; background: @track; border-radius: 1px; }
QSlider::sub-page:horizontal { height: 3px; background: @accent; border-radius: 1px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -6px 0; border-radius: 7px; background: @raised;
    border: 2px solid @accent; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: @accent; }
QSlider::sub-page:horizontal:disabled { background: @track; }
QSlider::handle:horizontal:disabled { border-color: @track; }
QDockWidget { color: @text; font-weight: 600; }
QDockWidget > QWidget { background: @panel; }
QStatusBar { background: @panel; color: @mutedText; border-top: 1px solid @border; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @mutedText; padding: 2px 8px; }
QStatusBar QLabel#statusFailure { color: @fault; font-weight: 600; }
QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 4px 6px; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @mutedText; border: none; border-bottom: 2px solid transparent;
    padding: 6px 10px; }
QTabBar::tab:selected { color: @link; border-bottom-color: @accent; font-weight: 600; }
QTabBar::tab:hover:!selected { color: @text; }
QAbstractItemView { background: @panel; color: @text; border: none; alternate-background-color: @window;
    selection-background-color: @accent; selection-color: @accentText; outline: none; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @border; }
QFrame#commandPalette, QFrame#splitBar { background: @raised; border: 1px solid @border; border-radius: 8px; }
QFrame#commandPalette QListWidget { background: transparent; }
QFrame#commandPalette QListWidget::item { padding: 5px 8px; border-radius: 4px; }
QFrame#commandPalette QListWidget::item:selected { background: @accent; color: @accentText; }
QTableCornerButton::section { background: @panel; border: none; border-bottom: 1px solid @border; }
QHeaderView::section { background: @panel; color: @mutedText; border: none; border-bottom: 1px solid @border;
    padding: 3px 6px; }
QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: @mutedText; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QLabel[muted="true"] { color: @mutedText; }
QLabel[heading="true"] { font-weight: 600; }
)";

} // namespace

Theme Theme::light()
{
    return themeOf(raft::lightColors, false);
}

Theme Theme::darkTheme()
{
    return themeOf(raft::darkColors, true);
}

Theme Theme::ofSystem(const QPalette &palette)
{
    const bool darkSystem =
        palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
    return darkSystem ? darkTheme() : light();
}

QColor Theme::termColor(raft::Term term) const
{
    return coloured(raft::termFills, term, track);
}

QColor Theme::termLine(raft::Term term) const
{
    return coloured(dark ? raft::darkColors.termLines : raft::lightColors.termLines, term, mutedText);
}

QColor Theme::branchColor(std::size_t place) const
{
    static constexpr std::array<QRgb, 4> onLight{0x5f697c, 0x00807a, 0xb0327f, 0x8a5a1e};
    static constexpr std::array<QRgb, 4> onDark{0x98a2b3, 0x2fc4b8, 0xe87fbd, 0xd0a05a};
    return (dark ? onDark : onLight).at(place % onLight.size());
}

double Theme::contrast(const QColor &one, const QColor &other)
{
    return raft::contrast(one.rgb(), other.rgb());
}

QColor Theme::textOn(const QColor &background)
{
    return QColor(raft::textOn(background.rgb()));
}

QFont Theme::font(qreal points, QFont::Weight weight) const
{
    static const QStringList families =
        installed({QStringLiteral("Inter"), QStringLiteral("Noto Sans")}, QFontDatabase::GeneralFont);
    return enlarged(scaled(families, points * textScale, weight), leastPixels);
}

QFont Theme::monospace(qreal points, QFont::Weight weight) const
{
    static const QStringList families =
        installed({QStringLiteral("JetBrains Mono"), QStringLiteral("Noto Sans Mono"),
                   QStringLiteral("DejaVu Sans Mono")},
                  QFontDatabase::FixedFont);
    QFont font = scaled(families, points * textScale, weight);
    font.setStyleHint(QFont::Monospace, font.styleStrategy()); // Left out, it would be forgotten.
    return enlarged(std::move(font), leastPixels);
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, panel);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, panel);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, mutedText);
    palette.setColor(QPalette::Button, raised);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, accentText);
    palette.setColor(QPalette::ToolTipBase, raised);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, accentText);
    palette.setColor(QPalette::Link, dark ? accent.lighter(150) : accent);
    palette.setColor(QPalette::Mid, border);
    palette.setColor(QPalette::Midlight, track);
    palette.setColor(QPalette::Light, raised);
    palette.setColor(QPalette::Dark, border);
    const QColor disabled = mixed(panel, mutedText, 0.6);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    return palette;
}

QPalette Theme::boxPalette() const
{
    QPalette boxes = palette();
    if (dark)
        boxes.setColor(QPalette::Window, mutedText);
    boxes.setColor(QPalette::Base, window);
    return boxes;
}

QString Theme::styleSheet() const
{
    QString sheet = QLatin1StringView(controlSheet) + QLatin1StringView(panelSheet);
    const auto put = [&sheet](const char *name, const QColor &color) {
        sheet.replace(u'@' + QLatin1StringView(name), color.name());
    };
    // Longer names first: each is replaced wherever it begins.
    put("accentHover", mixed(accent, dark ? QColor(Qt::white) : QColor(Qt::black), 0.12));
    put("accentText", accentText);
    put("accent", accent);
    put("mutedText", mutedText);
    put("disabled", mixed(panel, mutedText, 0.6));
    put("pressed", mixed(panel, text, 0.14));
    put("border", border);
    put("raised", raised);
    put("window", window);
    put("scroll", mixed(panel, mutedText, 0.4));
    put("panel", panel);
    put("track", track);
    put("fault", fault);
    put("hover", mixed(panel, text, 0.06));
    put("field", mixed(window, raised, dark ? 0.5 : 0));
    put("link", dark ? accent.lighter(150) : accent);
    put("text", text);
    return sheet;
}

} // namespace raftarium
