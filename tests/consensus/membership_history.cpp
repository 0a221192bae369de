#include "one_server.h"

/// Which membership counts, and which would if the log were cut (§6, thesis §4.1).
namespace {

using namespace raft;

/// Three servers from the start, four from entry 5 on, five from entry 9 on.
MembershipHistory growing()
{
    MembershipHistory history({{}, voters(3)});
    history.adopt({5}, voters(4));
    history.adopt({9}, voters(5));
    return history;
}

} // namespace

class MembershipHistoryStories : public QObject {
    Q_OBJECT

private slots:
    void theLatestCountsThoughItIsNotCommitted_6();
    void eachCountedFromItsEntryOn();
    void truncatingAnEntryRestoresTheMembershipBefore_thesis_4_1();
    void theOneFromTheStartIsNeverDropped();
    void whatASnapshotHoldsIsForgottenButForTheLastOfIt();
    void beforeTheOldestNothingIsKnown();
    void whatMayBeTruncatedIsPossible();
    void whatIsCommittedEndsTheSearch();
    void aSnapshotTellsTheOldest();
};

void MembershipHistoryStories::theLatestCountsThoughItIsNotCommitted_6()
{
    const MembershipHistory history = growing();
    QVERIFY(history.latest() == voters(5));
    QCOMPARE(history.active().since, Index{9});
    QVERIFY(*history.previous() == voters(4));
}

void MembershipHistoryStories::eachCountedFromItsEntryOn()
{
    const MembershipHistory history = growing();
    QVERIFY(history.at({4}) == voters(3));
    QVERIFY(history.at({5}) == voters(4));
    QVERIFY(history.at({8}) == voters(4));
    QVERIFY(history.at({100}) == voters(5));
}

void MembershipHistoryStories::truncatingAnEntryRestoresTheMembershipBefore_thesis_4_1()
{
    MembershipHistory history = growing();
    QVERIFY(history.dropLatestFrom({6}) == Index{9});
    QVERIFY(!history.dropLatestFrom({6}));
    QVERIFY(history.latest() == voters(4));
}

void MembershipHistoryStories::theOneFromTheStartIsNeverDropped()
{
    MembershipHistory history({{3}, voters(3)});
    QVERIFY(!history.dropLatestFrom({1}));
    QVERIFY(history.latest() == voters(3));
    QVERIFY(history.previous() == nullptr);
}

void MembershipHistoryStories::whatASnapshotHoldsIsForgottenButForTheLastOfIt()
{
    MembershipHistory history = growing();
    history.forgetBefore({8});
    QCOMPARE(history.all().size(), std::size_t{2});
    QVERIFY(history.at({8}) == voters(4));
    history.forgetBefore({8});
    QCOMPARE(history.all().size(), std::size_t{2});
}

void MembershipHistoryStories::beforeTheOldestNothingIsKnown()
{
    MembershipHistory history = growing();
    history.forgetBefore({20});
    QVERIFY(history.at({1}) == voters(5));
}

void MembershipHistoryStories::whatMayBeTruncatedIsPossible()
{
    const auto hasThree = [](const Membership &membership) { return membership == voters(3); };
    QVERIFY(growing().anyPossible({4}, hasThree));
}

void MembershipHistoryStories::whatIsCommittedEndsTheSearch()
{
    const auto hasThree = [](const Membership &membership) { return membership == voters(3); };
    QVERIFY(!growing().anyPossible({5}, hasThree));
}

void MembershipHistoryStories::aSnapshotTellsTheOldest()
{
    MembershipHistory history = growing();
    history.forgetBefore({6});
    history.replaceOldest({{6}, voters(2)});
    QVERIFY(history.at({6}) == voters(2));
    QVERIFY(history.latest() == voters(5));
    history.restart({{12}, voters(1)});
    QVERIFY(history.latest() == voters(1));
    QCOMPARE(history.all().size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(MembershipHistoryStories)
#include "membership_history.moc"
