using FluentAssertions;
using NUnit.Framework;

namespace Katas.Tests.Checker.Rules;

/// <summary>The page on the rules says what the rules say.</summary>
public sealed class RulePageTests
{
    [Test]
    public void The_page_lists_every_rule()
    {
        if (Environment.GetEnvironmentVariable("KATAS_RULES") == "write")
        {
            File.WriteAllText(RulePage.File, RulePage.Text);
        }

        File.ReadAllText(RulePage.File).Should().Be(
            RulePage.Text, "KATAS_RULES=write dotnet test tests --filter FullyQualifiedName~RulePage writes it");
    }
}
