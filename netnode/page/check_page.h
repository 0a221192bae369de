#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace raftarium {

/// What a check of a trace came to, in sentences.
struct CheckPage {
    /// A line of the trace.
    struct Place {
        QString name; ///< "run.log:42".
        QString text; ///< As it is written there; empty when it cannot be read again.
    };
    /// A violation, with the lines that prove it.
    struct Finding {
        QString title;
        QString proof;
        QList<Place> lines; ///< Those that contradict each other.
    };
    /// A safety property, and whether it holds as far as could be checked.
    struct Property {
        QString title;
        QString verdict;
        bool isBroken = false;
    };

    QString title;
    QString verdict;
    QList<Finding> findings;
    QList<Property> properties;
    QStringList remarks; ///< What was assumed or could not be read.
};

/// The same as a web page, which loads nothing and runs nothing.
QByteArray webPage(const CheckPage &check);

} // namespace raftarium
