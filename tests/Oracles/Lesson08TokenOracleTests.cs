using System.Text.RegularExpressions;
using Katas.Lesson08;
using Katas.Lesson08.Tests;
using Katas.Testkit;
using Katas.Tests.Checker;
using Katas.Tests.Oracles.Table;
using Microsoft.ML.Tokenizers;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>
/// Lesson 08's byte-pair encoding against Microsoft.ML.Tokenizers and its paper's algorithm in Python, its vocabulary against Python,
/// and its loss against PyTorch and TorchSharp.
/// </summary>
public class Lesson08TokenOracleTests
{
    // As it stands in GPT-2's own code; .NET's \s, \p{L} and \p{N} are those of Python's regex for all that is tested.
    private const string Gpt2Pattern =
        @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    private static IEnumerable<string> SmoothingFiles => Golden.Names("08-smoothing-");

    private static IEnumerable<int> VocabularySizes => [260, 300, 500, 2000];

    private static IEnumerable<string> VocabularyFiles => Golden.Names("08-vocabulary-");

    [Test]
    public void The_golden_files_are_there()
    {
        int[] counts = [SmoothingFiles.Count(), VocabularyFiles.Count(), Golden.Names("08-merges").Count];
        Assert.That(counts, Is.EqualTo(new[] { 6, 2, 1 }), "golden files of label smoothing, vocabularies and merges");
    }

    [TestCaseSource(nameof(VocabularyFiles))]
    [Oracle("Python, golden files: `collections.Counter`, sorted", "Vocabulary.Build")]
    public void A_vocabulary_is_that_of_Python_s_Counter(string file)
    {
        var golden = Golden.Load(file);
        double[] limits = golden.Numbers("limits");

        Assert.That(
            Vocabulary.Build(golden.Texts("text"), (int)limits[0], (int)limits[1]).Tokens,
            Is.EqualTo(golden.Texts("tokens")));
    }

    [Test]
    [Oracle("Python, golden files: Sennrich et al. 2016, counted anew for each merge", "BytePairLearner.Learn")]
    public void Merges_are_those_of_the_paper_s_algorithm()
    {
        var golden = Golden.Load("08-merges.json");
        var pieces = golden.Texts("pieces").Zip(golden.Numbers("counts")).ToDictionary(
            pair => pair.First, pair => (long)pair.Second);

        Assert.That(
            BytePairLearner.Learn(pieces, 400).Select(pair => pair.ToString()), Is.EqualTo(golden.Texts("merges")));
    }

    [TestCaseSource(nameof(VocabularySizes))]
    [Oracle("Microsoft.ML.Tokenizers: `BpeTokenizer`, byte level", "BytePairTokenizer.Merge")]
    public void Ids_are_those_of_Microsoft_ML_Tokenizers(int vocabularySize)
    {
        using var folder = new TemporaryFolder();
        var tokenizer = BytePairTokenizer.Train(Corpus().Concat(Texts.Random(1, 400)), vocabularySize);
        tokenizer.Save(folder.Path);
        var theirs = Theirs(folder.Path);

        foreach (string text in Corpus().Take(200).Concat(Texts.Random(2, 400)))
        {
            Assert.That(tokenizer.Encode(text), Is.EqualTo(theirs.EncodeToIds(text)), $"ids of \"{text}\"");
        }
    }

    [TestCaseSource(nameof(SmoothingFiles))]
    [Oracle("PyTorch, golden files: `cross_entropy` with `label_smoothing`", "LabelSmoothing.Loss")]
    public void The_smoothed_loss_agrees_with_PyTorch(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        var logits = golden["logits"].requires_grad_();

        var loss = LabelSmoothing.Loss(logits, golden["labels"], golden.Numbers("smoothing")[0]);
        loss.backward();

        TensorAssert.Close(loss, golden["loss"], $"{file}: loss");
        TensorAssert.Close(logits.grad, golden["gradient"], $"{file}: gradient");
    }

    [Test]
    [Oracle("TorchSharp: `cross_entropy` with `label_smoothing`", "LabelSmoothing.Loss")]
    public void The_smoothed_loss_agrees_with_TorchSharp_s()
    {
        using var scope = NewDisposeScope();
        var logits = Seeded.Normal(3, ScalarType.Float64, 4, 6, 9);
        using var generator = new Generator(4);
        var labels = randint(0, 9, [4, 6], dtype: ScalarType.Int64, generator: generator);
        foreach (double smoothing in new[] { 0, 0.1, 0.35, 0.9 })
        {
            foreach (long ignored in new long[] { 0, 8, -100 })
            {
                TensorAssert.Close(
                    LabelSmoothing.Loss(logits, labels, smoothing, ignored),
                    nn.functional.cross_entropy(
                        logits.flatten(0, 1), labels.flatten(), ignore_index: ignored, label_smoothing: smoothing),
                    $"smoothing {smoothing}, label {ignored} ignored");
            }
        }
    }

    private static BpeTokenizer Theirs(string folder) => BpeTokenizer.Create(
        new BpeOptions(Path.Combine(folder, "vocab.json"), Path.Combine(folder, "merges.txt"))
        {
            ByteLevel = true,
            PreTokenizer = new RegexPreTokenizer(new Regex(Gpt2Pattern), null),
        });

    private static IEnumerable<string> Corpus() => File
        .ReadLines(Path.Combine(Repository.Root, "data", "lesson05-sentiment-train.tsv"))
        .Skip(1)
        .Select(line => line.Split('\t')[0])
        .Concat(Texts.Sentences);
}
