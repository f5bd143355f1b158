using FluentAssertions;
using Katas.Checker.Book;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>
/// An unseen answer shows what is said of code that nobody foresaw. One that stands among the mistakes has been foreseen, and shows nothing.
/// </summary>
public sealed class CatalogueUnseenTests
{
    [TestCaseSource(nameof(Lessons))]
    public void An_unseen_answer_is_not_in_the_catalogue(string number)
    {
        var lesson = RealBook.Instance.Lesson(number);
        var mistakes = CatalogueEntry.ReadAll(lesson.Folders.Mistakes).ToLookup(mistake => (mistake.TaskId, Code(mistake.Text)));
        var foreseen =
            from answer in CatalogueEntry.ReadAll(lesson.Folders.Unseen)
            from mistake in mistakes[(answer.TaskId, Code(answer.Text))]
            select $"unseen/{answer.Name} is mistakes/{mistake.Name}";

        foreseen.Should().BeEmpty();
    }

    [Test]
    public void Layout_comments_usings_and_checks_do_not_make_another_answer()
    {
        const string Mistake = """
            // task: 91.1
            namespace A;

            partial class B
            {
                public int C(int d)
                {
                    Guard.Positive(d);

                    return d * d; // squared
                }
            }
            """;
        const string Answer = "using System;\nnamespace A;\npartial class B { public int C(int d) { return d*d; } }";

        Code(Mistake).Should().Be(Code(Answer)).And.NotBe(Code(Answer.Replace("d*d", "d+d", StringComparison.Ordinal)));
    }

    /// <summary>What an entry computes, without what may differ and mean nothing.</summary>
    private static string Code(string text)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        var left = root.DescendantNodes().Where(node => node is UsingDirectiveSyntax || IsCheck(node)).ToHashSet();
        var tokens = root.DescendantTokens(node => !left.Contains(node));
        return string.Join(' ', tokens.Select(token => token.Text));
    }

    private static bool IsCheck(SyntaxNode node) =>
        node is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } }
        && called.Expression.ToString() == "Guard";

    private static IEnumerable<string> Lessons() => RealBook.Instance.Numbers;
}
