using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class SubjectTests
{
    private const ulong Context = 0xbeef;

    [TestCase(Scope.User, 42, -7, 0ul, "user:42")]
    [TestCase(Scope.User, 42, -7, Context, "user:42")]
    [TestCase(Scope.User, 42, 0, 0ul, "user:42")]
    [TestCase(Scope.User, 0, -7, 0ul, "user:0:chat:-7")]
    [TestCase(Scope.User, 0, -7, Context, "user:0:chat:-7@beef")]
    [TestCase(Scope.User, 0, 0, Context, "user:0:chat:0@beef")]
    [TestCase(Scope.User, 0, 0, 0ul, null)]
    [TestCase(Scope.Chat, 42, -7, 0ul, "chat:-7")]
    [TestCase(Scope.Chat, 42, -7, Context, "chat:-7@beef")]
    [TestCase(Scope.Chat, 0, -7, 0ul, "chat:-7")]
    [TestCase(Scope.Chat, 0, 0, Context, "chat:0@beef")]
    [TestCase(Scope.Chat, 42, 0, 0ul, null)]
    [TestCase(Scope.Chat, 0, 0, 0ul, null)]
    [TestCase(Scope.UserInChat, 42, -7, 0ul, "member:42:chat:-7")]
    [TestCase(Scope.UserInChat, 42, -7, Context, "member:42:chat:-7@beef")]
    [TestCase(Scope.UserInChat, 42, 0, 0ul, "member:42:chat:0")]
    [TestCase(Scope.UserInChat, 0, -7, 0ul, "member:0:chat:-7")]
    [TestCase(Scope.UserInChat, 0, 0, Context, "member:0:chat:0@beef")]
    [TestCase(Scope.UserInChat, 0, 0, 0ul, null)]
    [TestCase(Scope.Global, 42, -7, Context, "global")]
    [TestCase(Scope.Global, 0, 0, 0ul, "global")]
    public void A_scope_yields_its_subject(Scope scope, long user, long chat, ulong context, string? expected)
    {
        bool applies = Calls
            .By(user, chat, context)
            .TryGetSubject(Policies.Throttle(1, 1, scope: scope), out Subject subject);

        Assert.That(applies ? subject.ToString() : null, Is.EqualTo(expected));
    }

    [Test]
    public void A_subject_holds_only_what_its_scope_asks_for()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SubjectOf(Scope.User), Is.EqualTo(new Subject(Scope.User, 77, 42, 0, 0)));
            Assert.That(SubjectOf(Scope.Chat), Is.EqualTo(new Subject(Scope.Chat, 77, 0, -7, Context)));
            Assert.That(SubjectOf(Scope.UserInChat), Is.EqualTo(new Subject(Scope.UserInChat, 77, 42, -7, Context)));
            Assert.That(SubjectOf(Scope.Global), Is.EqualTo(new Subject(Scope.Global, 77, 0, 0, 0)));
        }
    }

    [Test]
    public void A_debounce_needs_content([Values] Scope scope)
    {
        LimitPolicy debounce = Policies.Debounce(1, scope: scope);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Calls.By(42, -7).TryGetSubject(debounce, out _), Is.False);
            Assert.That(Calls.By(42, -7, content: 1).TryGetSubject(debounce, out _));
        }
    }

    [Test]
    [SetCulture("ar-SA")]
    public void Its_words_are_the_same_in_every_culture()
    {
        Assert.That(SubjectOf(Scope.UserInChat).ToString(), Is.EqualTo("member:42:chat:-7@beef"));
    }

    private static Subject SubjectOf(Scope scope)
    {
        Calls.By(42, -7, Context).TryGetSubject(Policies.Throttle(1, 1, scope: scope), out Subject subject);
        return subject;
    }
}
