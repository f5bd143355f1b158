using FluentAssertions;
using Katas.Checker.Compiling;
using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NUnit.Framework;

namespace Katas.Tests.Checker.Reading;

/// <summary>
/// A value that a loop makes from itself, or a chain in which each is used twice, has exponentially many ways to it. Whoever asks about
/// it looks at each operation once.
/// </summary>
public sealed class SelfMadeValuesTests
{
    private const string InALoop = """
        [KataTask("91.1")]
        public static Tensor Turned(Tensor value, Tensor mask)
        {
            Guard.Layout(value, "[batch, length]");
            var full = ones(4, 4);
            for (int i = 0; i < 3; i++)
            {
                var keep = ones_like(value);
                value = value.dim() > 2 ? value * keep : (value * keep) + (value.mean([0], keepdim: true) * (1 - keep));
                value = value.view(value.size(0), value.size(1));
                mask = i > 1 ? mask.logical_not() : (mask & mask) | mask.to(ScalarType.Bool);
                full = full.contiguous();
            }

            return value.masked_fill(full.tril().to(ScalarType.Bool).logical_not() & mask, 0);
        }
        """;

    [Test]
    public void In_a_loop()
    {
        var code = Read(InALoop);

        Ask(code);
    }

    [Test]
    public void In_a_chain()
    {
        const int Links = 60;
        string chain = string.Concat(Enumerable.Range(1, Links).Select(i => $"var v{i} = (v{i - 1} & v{i - 1}) | ~v{i - 1};\n"));
        var code = Read($$"""
            [KataTask("91.1")]
            public static Tensor Chained(Tensor value)
            {
                Guard.Layout(value, "[batch, length]");
                var v0 = value > 0;
                {{chain}}
                return v{{Links}}.matmul(v{{Links}}.mT);
            }
            """);

        Ask(code);
        code.Types.Find(Result(code, "v60")).Should().Be("Bool");
        code.Layouts.Find(Result(code, "v60"))!.ToString().Should().Be("[batch, length]");
    }

    /// <summary>Asks about everything in the code.</summary>
    private static void Ask(TaskCode code)
    {
        var masks = new Masks(code);
        foreach (var operation in code.Operations)
        {
            code.Layouts.Find(operation);
            code.Types.Find(operation);
            masks.Sense(operation);
        }

        code.Layouts.Looked.Should().BeInRange(1, code.Operations.Count);
        code.Types.Looked.Should().BeInRange(1, code.Operations.Count);
        masks.Looked.Should().BeInRange(1, code.Operations.Count);
    }

    private static IOperation Result(TaskCode code, string variable) =>
        code.All<IVariableDeclaratorOperation>().Single(declared => declared.Symbol.Name == variable).GetVariableInitializer()!.Value;

    private static TaskCode Read(string member)
    {
        var tree = SourceTrees.Parse(
            $$"""
            using Katas.Toolkit; using TorchSharp; using static TorchSharp.torch;
            namespace Katas.Lesson91;
            public static class Mine
            {
                {{member}}
            }
            """,
            "Sample.cs");
        var compilation = RealBook.Compiler.Analyse("Sample", [tree]);
        compilation.GetDiagnostics().Should().NotContain(found => found.Severity == DiagnosticSeverity.Error);
        return TaskCode.Create(TaskMember.In(compilation.SyntaxTrees).Single(), compilation);
    }
}
