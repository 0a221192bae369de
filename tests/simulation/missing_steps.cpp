#include "external_servers.h"

#include <QtTest>

#include <algorithm>

using namespace raft;

/// What external servers did and have not told, or not yet, is unknown: it is neither lost nor wrong.
class MissingSteps : public QObject {
    Q_OBJECT

private slots:
    void whatAServerDidLastMayBeMissing();
    void whatIsToldLateIsTakenInAllTheSame();
    void aCutSaysNothingOfWhatArrives();
    void whatACutLinkWasCarryingIsNotShownForEver();
};

// A process is killed right after its acknowledgement has left, before it has told of that.
void MissingSteps::whatAServerDidLastMayBeMissing()
{
    ExternalServers servers(3);
    servers.run(second);
    const NodeId leader = servers.leader();
    const NodeId down{leader.value % 3 + 1};
    const NodeId last{down.value % 3 + 1};
    servers.kill(down);
    servers.setDeaf(last, true);
    servers.write("x");
    servers.run(second / 10);
    const Index committed = servers.server(leader).node().commit();
    QVERIFY(servers.shadow->view().server(last)->durable < committed);
    const Stored disk = servers.disk(last);
    servers.kill(last);
    servers.run(second / 10);
    QVERIFY2(servers.shadow->violations().empty(),
             servers.shadow->violations().empty() ? "" : servers.shadow->violations().front().proof.c_str());
    servers.setDeaf(last, false);
    servers.start(last, disk);
    servers.run(second);
    QVERIFY(agree(*servers.shadow->view().server(last), servers.server(last)));
    QVERIFY(servers.shadow->violations().empty());
}

// Nothing is wrong with a server that is only heard late; what it sent does not travel a second time.
void MissingSteps::whatIsToldLateIsTakenInAllTheSame()
{
    ExternalServers servers(3);
    servers.run(second);
    const NodeId leader = servers.leader();
    const NodeId down{leader.value % 3 + 1};
    const NodeId late{down.value % 3 + 1};
    servers.kill(down);
    servers.setLate(late);
    for (int i = 0; i < 5; ++i) {
        servers.write("x" + std::to_string(i));
        servers.run(second / 10);
    }
    QVERIFY(servers.shadow->view().server(late)->commit < servers.server(leader).node().commit());
    servers.tellLate(late);
    QVERIFY(agree(*servers.shadow->view().server(late), servers.server(late)));
    for (const MessageView &message : servers.shadow->view().messages)
        QVERIFY(message.message.from != late || message.sent > servers.now() - Time{2'000});
    servers.run(second);
    QVERIFY(agree(*servers.shadow->view().server(late), servers.server(late)));
    QVERIFY2(servers.shadow->violations().empty(),
             servers.shadow->violations().empty() ? "" : servers.shadow->violations().front().proof.c_str());
}

// The servers make a cut a moment earlier or later than somebody asks for it: what has left may arrive.
void MissingSteps::aCutSaysNothingOfWhatArrives()
{
    ExternalServers servers(3);
    servers.run(second);
    Cluster &shadow = *servers.shadow;
    const EventNumber before = shadow.events().size();
    QVERIFY(shadow.perform(action::Split{{{{1}}, {{2}}, {{3}}}}).done());
    servers.run(second / 2);
    QVERIFY(shadow.perform(action::Heal{}).done());
    servers.run(second / 2);
    int arrived = 0;
    for (EventNumber number = before + 1; number <= shadow.events().size(); ++number) {
        const Event event = shadow.events()[number];
        arrived += event.kind == EventKind::MessageDelivered ? 1 : 0;
        QVERIFY(event.kind != EventKind::MessageDelivered || event.cause != 0);
    }
    QVERIFY(arrived > 10);
    QVERIFY(shadow.violations().empty());
}

// Nobody says that a message was dropped at its receiver's end of a link.
void MissingSteps::whatACutLinkWasCarryingIsNotShownForEver()
{
    ExternalServers servers(3);
    servers.run(second);
    const NodeId leader = servers.leader();
    const NodeId other{leader.value % 3 + 1};
    servers.lose(leader, other);
    servers.run(second / 10);
    const auto onTheirWay = [&] {
        const ClusterView view = servers.shadow->view();
        return std::count_if(view.messages.begin(), view.messages.end(), [&](const MessageView &one) {
            return one.message.from == leader && one.message.to == other &&
                   one.sent < view.now - Time{10'000};
        });
    };
    QVERIFY(onTheirWay() > 0); // They may still arrive …
    QVERIFY(servers.shadow->perform(action::CutLink{leader, other}).done());
    QCOMPARE(onTheirWay(), 0); // … but not over a link that is cut.
}

QTEST_GUILESS_MAIN(MissingSteps)
#include "missing_steps.moc"
