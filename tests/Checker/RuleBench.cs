using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing.Rules;

namespace Katas.Tests.Checker;

/// <summary>Lays code before a rule.</summary>
internal static class RuleBench
{
    /// <summary>What a rule quotes from a method with these statements.</summary>
    public static IReadOnlyList<string> Hits(IRule rule, string statements) => Examine(rule, $$"""
        public static class Sample
        {
            [KataTask("91.1")]
            public static Tensor Task(Tensor scores, Tensor mask)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>What a rule quotes from the marked member of some types.</summary>
    public static IReadOnlyList<string> Examine(IRule rule, string types)
    {
        var tree = SourceTrees.Parse(
            $"using Katas.Toolkit; using TorchSharp; using TorchSharp.Modules;\n"
            + $"using static TorchSharp.torch;\n{types}\n",
            "Sample.cs");
        var compiled = RealBook.Compiler.Compile("Sample", [tree]);
        if (!compiled.Succeeded)
        {
            throw new InvalidOperationException($"The sample does not compile: {compiled.Errors[0]}");
        }

        var member = TaskMember.In(tree).Single().Syntax;
        return [.. rule.Examine(new TaskCode(member, compiled.Compilation.GetSemanticModel(tree)))
            .Select(hit => hit.Excerpt)];
    }
}
