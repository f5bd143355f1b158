using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing.Rules;
using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Tests.Checker.Rules;

/// <summary>Lays code before a rule.</summary>
internal static class RuleBench
{
    private const string Usings =
        "using Katas.Lesson01; using Katas.Lesson02; using Katas.Toolkit; using TorchSharp; using TorchSharp.Modules;\n"
        + "using static TorchSharp.torch;\n";

    /// <summary>What a rule has to say about the marked member of some types.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="types">The types.</param>
    /// <param name="solution">The types of the solution; null where nobody knows.</param>
    /// <param name="mayFail">Whether the code need not compile.</param>
    public static IReadOnlyList<RuleHit> Examine(IRule rule, string types, string? solution = null, bool mayFail = false) =>
        [.. rule.Examine(Read(types, solution is null ? null : Read(solution), mayFail))];

    /// <summary>The code of the marked member of some types.</summary>
    public static TaskCode Read(string types, TaskCode? reference = null, bool mayFail = false)
    {
        var tree = SourceTrees.Parse($"{Usings}{types}\n", "Sample.cs");
        var compilation = RealBook.Compiler.Analyse("Sample", [tree]);
        var error = compilation.GetDiagnostics().FirstOrDefault(found => found.Severity == DiagnosticSeverity.Error);
        return error is null || mayFail
            ? TaskCode.Create(TaskMember.In(tree).First(), compilation, reference)
            : throw new InvalidOperationException($"The sample does not compile: {error}");
    }

    /// <summary>A static method that is a task.</summary>
    public static string Static(string statements, string parameters = "Tensor scores, Tensor mask", string result = "Tensor") => $$"""
        public static class Sample
        {
            [KataTask("91.1")]
            public static {{result}} Task({{parameters}})
            {
                {{statements}}
            }
        }
        """;

    /// <summary>A module whose forward is a task.</summary>
    public static string Forward(string statements, string fields) => $$"""
        public class Sample : nn.Module<Tensor, Tensor>
        {
            {{fields}}

            public Sample() : base("Sample") { RegisterComponents(); }

            [KataTask("91.1")]
            public override Tensor forward(Tensor input)
            {
                {{statements}}
            }
        }
        """;

    /// <summary>A module whose constructor is a task.</summary>
    public static string Constructor(string statements, string fields) => $$"""
        public class Sample : nn.Module<Tensor, Tensor>
        {
            {{fields}}

            [KataTask("91.1")]
            public Sample(int count)
                : base("Sample")
            {
                {{statements}}
            }

            public override Tensor forward(Tensor input) => input;
        }
        """;
}
