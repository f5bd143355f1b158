using FluentAssertions;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing.CompileErrors;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>Where TorchSharp is not PyTorch and C# not Python, the compiler's error comes with what it is called here.</summary>
public sealed class CompileAdviceTests
{
    [TestCase("_ = x.embedding(x);", "nn.Embedding holds one")]
    [TestCase("_ = nn.functional.embedding(x, x);", "nn.Embedding holds one")]
    [TestCase("_ = x.masked_fil(x > 0, 0);", "TorchSharp has torch.Tensor.masked_fill.")]
    [TestCase("_ = x.masked_fil_(x > 0, 0);", "TorchSharp has torch.Tensor.masked_fill_.")]
    [TestCase("_ = masked_fill(x, mask, 0);", "TorchSharp has torch.Tensor.masked_fill.")]
    [TestCase("_ = log_softmax(x, -1);", "torch.Tensor.log_softmax, torch.nn.functional.log_softmax and torch.special.log_softmax.")]
    [TestCase("_ = torch.softMax(x, -1);", "torch.softmax")]
    [TestCase("_ = x.Softmax(-1);", "torch.Tensor.softmax")]
    [TestCase("_ = x.Shape;", "torch.Tensor.shape")]
    [TestCase("_ = x.Transpose(0, 1);", "torch.Tensor.transpose")]
    [TestCase("_ = x.Sum();", "torch.Tensor.sum")]
    [TestCase("_ = x.Max(-1);", "torch.Tensor.max")]
    [TestCase("_ = nn.functional.Dropout(x);", "torch.nn.functional.dropout")]
    [TestCase("_ = x.Length;", "numel()")]
    [TestCase("_ = x.item();", "item<float>()")]
    [TestCase("_ = None;", "null")]
    [TestCase("_ = x.sum(-1, keepdim: True);", "true in small letters")]
    [TestCase("_ = x.sum(-1, keepdim=true);", "keepdim: …")]
    [TestCase("_ = triu(x, diagonal=1);", "diagonal: …")]
    [TestCase("_ = F.softmax(x, -1);", "nn.functional")]
    [TestCase("_ = x / math.sqrt(2);", "Math.Sqrt")]
    [TestCase("_ = x.masked_fill(mask, -inf);", "double.NegativeInfinity")]
    [TestCase("_ = len(x);", "size(0)")]
    [TestCase("_ = not x;", "logical_not()")]
    [TestCase("_ = x and x;", "logical_and")]
    [TestCase("_ = (x > 1) or (x < 0);", "logical_or")]
    [TestCase("_ = (x > 1 or x < 0);", "logical_or")]
    [TestCase("_ = x ** 2;", "C# has no **")]
    [TestCase("_ = x @ x;", "matmul")]
    [TestCase("_ = x[:, 0];", "two dots")]
    [TestCase("_ = x[0, 1:];", "two dots")]
    [TestCase("_ = x[..., 0];", "TensorIndex.Ellipsis")]
    [TestCase("_ = x.float();", "x.to(ScalarType.Float32)")]
    [TestCase("_ = ones(3, 3, dtype: bool);", "ScalarType.Bool")]
    [TestCase("_ = ones(3, 3, dtype: torch.long);", "dtype: ScalarType.Int64")]
    [TestCase("_ = x * float(\"-inf\");", "double.PositiveInfinity")]
    [TestCase("_ = x.sum(axis: -1);", "It is called as sum(")]
    [TestCase("_ = nn.Linear(3, 4, has_bias: false);", "Linear(long inputSize, long outputSize, bool hasBias = true")]
    [TestCase("_ = x.transpose(-1);", "It is called as transpose(long dim0, long dim1).")]
    [TestCase("_ = stack(x, x, 0);", "It is called as stack(")]
    [TestCase("_ = new Linear(3, 4);", "not made with new, but with nn.Linear(…)")]
    [TestCase("_ = x.mean(-1);", "a list of long")]
    [TestCase("_ = x.mean(new[] { -1 });", "a list of long")]
    [TestCase("_ = x.view((2, 3));", "not in round brackets")]
    [TestCase("_ = cat(x, x);", "[first, second]")]
    [TestCase("_ = Math.Sqrt(x);", "Tensors have methods for the same")]
    [TestCase("_ = Enumerable.Repeat(1, x.sum());", "ToInt64()")]
    [TestCase("_ = x.select(0, x.argmax());", "ToInt64()")]
    [TestCase("_ = tensor([[1, 2], [3, 4]]);", "new[,] { { 1, 2 }, { 3, 4 } }")]
    [TestCase("_ = nn.Linear(3, 4)(x);", "layer.call(x)")]
    [TestCase("_ = x + x.max(-1);", "take .values or .indexes, or var (values, indexes)")]
    [TestCase("_ = x.sort(-1)[0];", "take .Values or .Indices")]
    [TestCase("Tensor y = x.topk(2);", "take .values or .indexes")]
    [TestCase("if (x.sum() > 0) { }", "ToBoolean()")]
    [TestCase("double sum = x.sum();", "ToDouble()")]
    [TestCase("int n = x.size(0);", "Sizes and ids are long")]
    [TestCase("_ = x & !mask;", "logical_not()")]
    [TestCase("foreach (var row in x) { }", "x.unbind(0)")]
    [TestCase("_ = x.topk(2, -1).indices;", "take .values or .indexes")]
    [TestCase("_ = x.sort(-1).indices;", "take .Values or .Indices")]
    [TestCase("_ = x.max(-1).Values;", "take .values or .indexes")]
    [TestCase("x.fill_diagonal_(0);", "eye(n, dtype: ScalarType.Bool)")]
    [TestCase("_ = x.square_();", "pow_(2)")]
    [TestCase("_ = x.nelement();", "numel()")]
    [TestCase("_ = x.new_tensor(1);", "dtype: x.dtype")]
    [TestCase("_ = x.reshape_as(x);", "x.reshape(other.shape)")]
    [TestCase("_ = x.scatter_reduce(0, x, x, \"sum\");", "scatter_add")]
    [TestCase("_ = x.t_();", "transpose(0, 1)")]
    [TestCase("_ = torch.from_numpy(x);", "no NumPy here")]
    [TestCase("_ = x.numpy();", "data<float>().ToArray()")]
    [TestCase("_ = nn.functional.gumbel_softmax(x, 1);", "multinomial")]
    [TestCase("_ = nn.RMSNorm(3);", "rsqrt")]
    [TestCase("_ = x.clip_(0);", "clamp_")]
    [TestCase("_ = x.grad_fn;", "requires_grad and is_leaf")]
    [TestCase("_ = x.grad();", "grad is a property here")]
    [TestCase("x.register_hook(g => g);", "no hooks")]
    [TestCase("nn.utils.clip_grad_norm_(x, 1);", "a list of Parameters")]
    [TestCase("nn.utils.clip_grad_norm_([x], 1);", "Parameters here")]
    [TestCase("_ = torch.optim.Adam([x], lr: 1e-3);", "Parameters here")]
    [TestCase("_ = torch.cat((x, x), dim: -1);", "[first, second]")]
    [TestCase("var (a, b) = x.chunk(2, -1);", "an array of tensors")]
    [TestCase("var (a, b) = x.shape;", "The sizes are an array")]
    [TestCase("_ = (x > 1) && (x < 3);", "logical_and")]
    [TestCase("_ = x is 0;", "by ==")]
    [TestCase("_ = nn.functional.gelu(x, approximate: \"tanh\");", "GELU.Approximate.tanh")]
    [TestCase("_ = nn.Linear(3, 4, bias: false);", "hasBias: false")]
    [TestCase("using (torch.no_grad) { }", "round brackets")]
    [TestCase("_ = torch.Generator(1);", "new Generator(seed)")]
    [TestCase("_ = torch.Tensor(3);", "tensor(…)")]
    [TestCase("_ = new Tensor(3);", "tensor(…)")]
    [TestCase("_ = torch.LongTensor([1]);", "tensor(…)")]
    [TestCase("_ = torch.inf;", "double.PositiveInfinity")]
    [TestCase("_ = torch.nan;", "double.NaN")]
    [TestCase("_ = torch.pi;", "Math.PI")]
    [TestCase("_ = x[.., None];", "TensorIndex.None")]
    [TestCase("_ = x[.., null];", "TensorIndex.None")]
    [TestCase("_ = x.gather(x, 1);", "It is called as gather(long dim, torch.Tensor index)")]
    [TestCase("_ = x.index_select(x, 0);", "It is called as index_select(long dim, torch.Tensor index)")]
    public void It_says_how_it_is_called_here(string statement, string words) => Advice(statement).Should().Contain(advice => advice.Contains(words));

    [TestCase("float half = 0.5;")]
    [TestCase("_ = unknown;")]
    [TestCase("_ = unknown(x);")]
    [TestCase("string text = 1;")]
    [TestCase("int one = 1L;")]
    [TestCase("_ = \"\".Lenght;")]
    [TestCase("_ = Math.Max(1);")]
    [TestCase("_ = Math.Sqrt(\"\");")]
    [TestCase("_ = new[] { 1 }.Max(2, 3, 4);")]
    [TestCase("_ = x + \"\"[0].A;")]
    [TestCase("_ = !1;")]
    [TestCase("foreach (var one in 1) { }")]
    [TestCase("string text = x;")]
    [TestCase("_ = string.Join(x, \"\");")]
    [TestCase("_ = x.zzzzzzzz;")]
    [TestCase("_ = x.sum()")]
    public void Where_the_compiler_says_it_all_it_is_silent(string statement) => Advice(statement).Should().BeEmpty();

    [TestCase("using NodaTime.Text;", "NodaTime.Text")]
    [TestCase("using System.Numerical;", "System.Numerical")]
    [TestCase("using static NodaTime.Text.Constants;", "NodaTime.Text.Constants")]
    public void A_namespace_of_an_added_package_is_not_there_and_why(string directive, string name)
    {
        var compilation = RealBook.Compiler.Analyse("Sample", [SourceTrees.Parse(directive, "Sample.cs")]);
        var error = compilation.GetDiagnostics().First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        CompileAdvice.Advise(error, compilation).Should().Contain($"none of them has {name}.").And.Contain("TorchSharp")
            .And.Contain("`dotnet remove exercises/NN package NAME`");
    }

    [Test]
    public void The_packages_that_are_named_are_there()
    {
        var referenced = RealBook.Compiler.Analyse("Sample", []).ReferencedAssemblyNames.Select(name => name.Name).ToList();

        PackageAdvice.Packages.Select(name => name == "NUnit" ? "nunit.framework" : name).Should().BeSubsetOf(referenced);
    }

    private static IReadOnlyList<string> Advice(string statement)
    {
        var tree = SourceTrees.Parse(
            $$"""
            using System; using System.Linq; using TorchSharp; using TorchSharp.Modules; using static TorchSharp.torch;
            public static class Sample
            {
                public static void Task(Tensor x, Tensor mask)
                {
                    {{statement}}
                }
            }
            """,
            "Sample.cs");
        var compilation = RealBook.Compiler.Analyse("Sample", [tree]);
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        errors.Should().NotBeEmpty();
        return [.. errors.Select(error => CompileAdvice.Advise(error, compilation)).OfType<string>()];
    }
}
