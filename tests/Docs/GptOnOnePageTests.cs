extern alias reference;

using System.Reflection;
using System.Text.RegularExpressions;
using FluentAssertions;
using Katas.Testkit;
using Katas.Toolkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Lesson06 = reference::Katas.Lesson06;

namespace Katas.Tests.Docs;

/// <summary><c>docs/gpt-on-one-page.md</c>: it compiles, and is lesson 06's language model, on one page.</summary>
public sealed class GptOnOnePageTests
{
    private const int Vocabulary = 13;
    private const int MaxLength = 9;

    private static readonly Lazy<Assembly> Compiled = new(Compile);

    private DisposeScope scope;

    [SetUp]
    public void Start() => scope = NewDisposeScope();

    [TearDown]
    public void End() => scope.Dispose();

    [Test]
    public void It_is_one_page() => Code().TrimEnd().Split('\n').Should().HaveCountLessThanOrEqualTo(150);

    [Test]
    public void Logits_are_those_of_lesson_06()
    {
        var (page, lesson) = SameWeights();
        foreach (int length in new[] { 1, 4, MaxLength })
        {
            var text = Text(2, 3, length); // [batch, length]

            TensorAssert.Close(page.call(text), lesson.call(text, null).logits, $"logits of {length} tokens", 1e-5);
        }
    }

    [Test]
    public void Gradients_are_those_of_lesson_06()
    {
        var (page, lesson) = SameWeights();
        var text = Text(3, 3, MaxLength); // [batch, length]
        (page.call(text) * Seeded.Normal(4, 3, MaxLength, Vocabulary)).sum().backward();
        (lesson.call(text, null).logits * Seeded.Normal(4, 3, MaxLength, Vocabulary)).sum().backward();

        var expected = lesson.named_parameters().ToDictionary(each => each.name, each => each.parameter.grad!);
        foreach (var (name, parameter) in page.named_parameters())
        {
            TensorAssert.Close(parameter.grad!, expected[name], $"gradient of {name}", 1e-4);
        }
    }

    [Test]
    public void Greedy_text_is_that_of_lesson_06()
    {
        var (page, lesson) = SameWeights();
        page.train();
        foreach (long[] prompt in new long[][] { [1], [5, 2, 12], [7, 7, 7, 0] })
        {
            int count = MaxLength - prompt.Length;
            long[] expected = Lesson06.TextGeneration.Generate(
                lesson, prompt, new Lesson06.GenerationOptions { MaxNewTokens = count, Temperature = 0 });

            Generate(page, prompt, count, 0, null).Should().Equal(expected);
            page.training.Should().BeTrue("writing puts the model back to what it was");
        }
    }

    [Test]
    public void Text_goes_on_past_the_longest_that_the_model_sees()
    {
        var (page, _) = SameWeights();
        long[] text = [1];
        for (int i = 0; i < MaxLength + 3; i++)
        {
            text = [.. text, .. Generate(page, text.TakeLast(MaxLength).ToArray(), 1, 0, null)];
        }

        Generate(page, [1], MaxLength + 3, 0, null).Should().Equal(text[1..]);
    }

    [Test]
    public void The_likeliest_token_alone_is_left_by_top_1()
    {
        var (page, _) = SameWeights();

        Generate(page, [3, 4], 6, 1, 1).Should().Equal(Generate(page, [3, 4], 6, 0, null));
    }

    [Test]
    public void Draws_follow_the_probabilities_at_a_temperature()
    {
        var (page, _) = SameWeights();
        var text = tensor(new long[] { 3, 4 }).expand(4000, 2); // [batch, length]
        var expected = nn.functional.softmax(page.call(text)[0, -1] / 2, -1); // [vocabulary]
        manual_seed(6);

        var drawn = Continue(page, text, 1, 2, null)[.., -1]; // [batch]

        var shares = nn.functional.one_hot(drawn, Vocabulary).to(ScalarType.Float32).mean([0]); // [vocabulary]
        TensorAssert.Close(shares, expected, "how often each token was drawn", 0.05); // 6 standard deviations
    }

    [Test]
    public void A_new_model_knows_nothing_and_learns()
    {
        using var seed = new LocalSeed(1); // how fast it learns depends on where it starts
        var page = New();
        var text = Text(5, 4, MaxLength); // [batch, length]
        using var optimizer = optim.Adam(page.parameters(), 1e-2);
        var losses = new List<double>();
        for (int i = 0; i < 60; i++)
        {
            optimizer.zero_grad();
            var loss = (Tensor)page.GetType().GetMethod("Loss")!.Invoke(page, [text])!;
            loss.backward();
            optimizer.step();
            losses.Add(loss.ToDouble());
        }

        losses[0].Should().BeApproximately(Math.Log(Vocabulary), 0.1, "all tokens are as likely at first");
        losses[^1].Should().BeLessThan(losses[0] / 4, "the four texts are learnt by heart");
    }

    /// <summary>The page's model and the lesson's, in evaluation, with the same weights under the same names.</summary>
    private static (nn.Module<Tensor, Tensor> Page, Lesson06.LanguageModel Lesson) SameWeights()
    {
        var page = New();
        var lesson = new Lesson06.LanguageModel(Vocabulary, MaxLength, dModel: 12, heads: 3, layers: 2);
        Weights.Copy(Seeded.Parameters(lesson), page);
        page.eval();
        lesson.eval();
        return (page, lesson);
    }

    private static Tensor Text(int seed, params long[] shape)
    {
        using var generator = new Generator((ulong)seed);
        return randint(0, Vocabulary, shape, dtype: ScalarType.Int64, generator: generator);
    }

    private static nn.Module<Tensor, Tensor> New()
    {
        var types = Compiled.Value;
        object config = Activator.CreateInstance(types.GetType("OnePage.GptConfig", true)!, (long)Vocabulary, (long)MaxLength, 12L, 3L, 2, 0.1)!;
        return (nn.Module<Tensor, Tensor>)Activator.CreateInstance(types.GetType("OnePage.Gpt", true)!, config)!;
    }

    /// <summary>The new tokens alone.</summary>
    private static long[] Generate(nn.Module page, long[] prompt, int count, double temperature, int? topK) =>
        Continue(page, tensor(prompt).unsqueeze(0), count, temperature, topK)[0, prompt.Length..].data<long>().ToArray();

    private static Tensor Continue(nn.Module page, Tensor text, int count, double temperature, int? topK) =>
        (Tensor)page.GetType().GetMethod("Generate")!.Invoke(page, [text, count, temperature, topK])!;

    /// <summary>The page's C#, which has to stand alone: it sees the framework and TorchSharp, nothing of the workbook.</summary>
    private static Assembly Compile()
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var references = trusted.Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Katas.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        string globalUsings = File.ReadAllText(Path.Combine(Repository.Root, "build/GlobalUsings.cs"));
        var compilation = CSharpCompilation.Create(
            "GptOnOnePage",
            [CSharpSyntaxTree.ParseText(globalUsings), CSharpSyntaxTree.ParseText(Code())],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        compilation.Emit(assembly).Diagnostics.Where(item => item.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty();
        return Assembly.Load(assembly.ToArray());
    }

    private static string Code()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs/gpt-on-one-page.md"));
        return Regex.Matches(page, "^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline).Single().Groups[1].Value;
    }
}
