#pragma once

#include <QCoreApplication>

namespace raftarium::exporting {

/// Gives the translations of the plain functions of exports their context.
struct Export {
    Q_DECLARE_TR_FUNCTIONS(Export)
};

} // namespace raftarium::exporting
