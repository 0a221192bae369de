#include "anything.h"

#include <QtTest>

using namespace raft;

/// What a rule that is off can break is a violation to be shown; what a message made by hand can break as
/// well. Neither ends the program: here nothing is checked but that.
class AnythingStories : public QObject {
    Q_OBJECT

private slots:
    void endsNoProgram_data()
    {
        QTest::addColumn<int>("off");
        QTest::newRow("all rules") << -1;
        for (int rule = 0; rule < static_cast<int>(Rule::Count); ++rule)
            QTest::newRow(std::string(name(static_cast<Rule>(rule))).c_str()) << rule;
    }
    void endsNoProgram()
    {
        QFETCH(int, off);
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            Random random(seed);
            Rules rules;
            if (off >= 0)
                rules.turnOff(static_cast<Rule>(off));
            for (std::int64_t more = off < 0 ? 0 : random.between(0, 2); more > 0; --more)
                rules.turnOff(
                    static_cast<Rule>(random.between(0, static_cast<std::int64_t>(Rule::Count) - 1)));
            AnythingHappens servers(rules, seed);
            for (int i = 0; i < 1500; ++i)
                servers.happen();
        }
    }
};

QTEST_APPLESS_MAIN(AnythingStories)
#include "anything.moc"
