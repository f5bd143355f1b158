using FluentAssertions;
using Katas.Lesson05.Demos;
using Katas.Toolkit;
using NUnit.Framework;
using Spectre.Console.Rendering;
using Spectre.Console.Testing;

namespace Katas.Tests.Toolkit;

/// <summary>Demo 05 on small files of the learner's own; the whole of it trains for most of a minute.</summary>
public class EncoderDemoTests
{
    private string _folder = string.Empty;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("demo05").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase(80)]
    [TestCase(140)]
    public void A_file_of_labelled_sentences_is_classified(int width)
    {
        string file = Save(
            "own.tsv",
            "sentence\tlabel\n" + Lines(60, i => i % 2 == 0 ? $"it was good {i}\tyes" : $"it was bad {i}\tno"));

        var console = Run(file, width);

        console.Lines.Should().OnlyContain(line => new Segment(line).CellCount() <= width);
        string text = string.Join(' ', console.Lines.Select(line => line.Trim()));
        text.Should().Contain("48 sentences to learn from, 12 held out, 2 labels (no, yes)");
        text.Should().Contain("bag of words 100.0%").And.Contain("encoder 100.0%");
        File.Exists(Path.Combine(_folder, "lesson05-own-confusion.png")).Should().BeTrue();
    }

    [Test]
    public void A_file_of_tagged_sentences_is_tagged()
    {
        string file = Save(
            "own.conll",
            "-DOCSTART- -X- O O\n\n" + Lines(60, i => $"Anna NNP I-NP I-PER\nsaw VBD I-VP O\n{i} CD O O\n"));

        string text = string.Join(' ', Run(file, 100).Lines.Select(line => line.Trim()));

        text.Should().Contain("2 labels (O, B-PER)", "IOB1 becomes IOB2");
        text.Should().Contain("encoder 100.0%, trained in").And.Contain("Whole names");
    }

    [Test]
    public void It_stops_when_cancelled_before_and_while_training()
    {
        Run(null, 80, new CancellationToken(canceled: true)).Output.Should().BeEmpty();

        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var console = Run(null, 80, soon.Token);

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(15));
        console.Output.Should().Contain("1. Reviews").And.NotContain("held-out sentences, about people");
        console.Output.Should().NotContain("What to try next");
    }

    [TestCase("sentence\tlabel\ngood\t1\nbad", "line 3 has 1 column, and the headings have 2")]
    [TestCase("text\tclass\ngood\t1", "line 1: the headings are \"text\", \"class\"")]
    [TestCase("sentence\tlabel\ngood\t", "line 2: the label is empty")]
    [TestCase("sentence\tlabel\ngood\t1\nfine\t1", "not two different labels")]
    [TestCase("sentence\tlabel\ngood\t1\nbad\t0", "has 2 sentences")]
    public void A_line_that_is_no_labelled_sentence_is_told(string text, string message) =>
        Read("own.tsv", text).Should().Throw<FormatException>().WithMessage($"own.tsv*{message}*");

    [TestCase("Anna B-PER\nsaw\n", "line 2 has 1 column; expected a token and, last, its tag")]
    [TestCase("Anna x B-PER\nsaw O\n", "line 2 has 2 columns, and those before it 3")]
    [TestCase("Anna B-PER\nsaw VERB\n", "line 2: \"VERB\" is no tag")]
    [TestCase("\n\n-DOCSTART- O\n", "has no sentence")]
    public void A_line_that_is_no_tagged_word_is_told(string text, string message) =>
        Read("own.conll", text).Should().Throw<FormatException>().WithMessage($"own.conll*{message}*");

    [Test]
    public void Both_schemes_of_tags_and_all_kinds_of_line_ends_are_read()
    {
        string iob1 = Save("a.conll", "A I-PER\r\nB I-PER\r\nC B-PER\r\nd O\r\nE I-LOC\r\nF I-PER\r\n");
        string iob2 = Save("b.conll", "A\tB-PER\nB\tI-PER\nC\tB-PER\nd\tO\nE\tB-LOC\nF\tB-PER");

        ColumnFile.Read(iob1).Single().Labels.Should().Equal("B-PER", "I-PER", "B-PER", "O", "B-LOC", "B-PER");
        ColumnFile.Read(iob2).Single().Labels.Should().Equal(ColumnFile.Read(iob1).Single().Labels);
        SentenceFile.Words("It isn't good, is it?").Should().Equal("It", "isn't", "good", ",", "is", "it", "?");
    }

    [Test]
    public void Names_are_counted_whole()
    {
        string[] names = ["O", "B-LOC", "I-LOC", "B-PER", "I-PER"];
        long[] tags = [3, 4, 0, 1, 3, 2, 0];

        Entities.Find(tags, tags, names).Should().Equal(("PER", 0, 1), ("LOC", 3, 3), ("PER", 4, 4), ("LOC", 5, 5));
    }

    private Action Read(string name, string text)
    {
        string file = Save(name, text);
        return () => Corpus.OfFile(file);
    }

    private string Save(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string Lines(int count, Func<int, string> line) =>
        string.Join('\n', Enumerable.Range(0, count).Select(line)) + "\n";

    private TestConsole Run(string? file, int width, CancellationToken cancelled = default)
    {
        var console = new TestConsole().Width(width);
        string data = Path.Combine(Repository.Root, "data");
        new EncoderDemo().Run(new DemoStage(console, _folder, data, cancelled)
        {
            Options = new DemoOptions(
                typeof(EncoderDemo),
                file is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["--data"] = file }),
        });
        return console;
    }
}
