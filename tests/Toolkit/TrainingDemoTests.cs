using FluentAssertions;
using Katas.Lesson08.Demos;
using Katas.Toolkit;
using NUnit.Framework;
using Spectre.Console.Rendering;
using Spectre.Console.Testing;

namespace Katas.Tests.Toolkit;

/// <summary>Demo 08 on files of the learner's own, for a few steps; the whole of it trains for minutes.</summary>
public class TrainingDemoTests
{
    private const string Attribution = "CC-BY 2.0 (France) Attribution: tatoeba.org #1 (CK) & #2 (sacredceltic)";

    private string _folder = string.Empty;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("demo08").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase(80)]
    [TestCase(140)]
    public void Pairs_as_Tatoeba_exports_them_train_a_translation_model(int width)
    {
        string lines = Lines(60, i => $"Look, number {i}!\tRegarde, le numéro {i} !\t{Attribution}\r\n");
        string file = Save("\uFEFF" + lines + "\r\n" + lines); // twice, with an empty line between

        var console = Run(file, width);

        console.Lines.Should().OnlyContain(line => new Segment(line).CellCount() <= width);
        string text = Text(console);
        text.Should().MatchRegex(@"1\d\d pairs to learn from, \d+ held out").And.Contain("held-out sentences, translated greedily");
        text.Should().NotContain("tatoeba", "the third column says where a pair is from").And.NotContain("\uFEFF");
        File.Exists(Path.Combine(_folder, "lesson08-own.png")).Should().BeTrue();
    }

    [TestCase(80)]
    [TestCase(140)]
    public void Any_other_text_trains_a_language_model(int width)
    {
        var console = Run(Save(Lines(60, i => $"Number {i} is followed by number {i + 1}.\r\n\r\n")), width);

        console.Lines.Should().OnlyContain(line => new Segment(line).CellCount() <= width);
        Text(console).Should().MatchRegex(@"5\d lines to learn from, \d held out").And.Contain("It writes (seed 3):");
    }

    [Test]
    public void A_few_paragraphs_are_taken_sentence_by_sentence()
    {
        string paragraph = string.Concat(Enumerable.Range(0, 15).Select(i => $"The {i}th ferry left late. \"Why?\" asked\r\nsomebody. "));

        Text(Run(Save($"{paragraph}\r\n\r\n{paragraph}"), 80)).Should().Contain("81 lines to learn from, 9 held out").And.Contain("It writes (seed 3):");
    }

    [TestCase("", "own.tsv is empty; expected a sentence or a paragraph on each line, and at least 2 lines.")]
    [TestCase("\r\n \r\n", "own.tsv is empty;*")]
    [TestCase("One line.", "own.tsv has 1 line;*at least 2 lines.")]
    [TestCase("One.\tUn.", "own.tsv has 1 line;*a tab and its translation on each line, and at least 2 lines.")]
    [TestCase("One.\tUn.\nTwo.", "own.tsv, line 2 has no tab;*")]
    [TestCase("One.\tUn.\nTwo.\t", "own.tsv, line 2 has no translation behind the tab;*")]
    public void What_is_wrong_with_a_file_is_said_in_a_sentence(string content, string message)
    {
        Action act = () => Run(Save(content), 80);

        act.Should().Throw<FormatException>().WithMessage(message);
    }

    [Test]
    public void Sentences_longer_than_the_longest_are_left_out_wherever_they_are()
    {
        string tooLong = string.Join(' ', Enumerable.Range(0, 200));
        string file = Save(Lines(120, i => i % 2 == 0 ? $"No. {i}\tLe n° {i}\n" : $"{i} {tooLong}\t{tooLong}\n"));

        Text(Run(file, 80)).Should().Contain("held-out sentences, translated greedily");
    }

    [Test]
    public void Nothing_but_sentences_longer_than_the_longest_is_refused()
    {
        string tooLong = string.Join(' ', Enumerable.Range(0, 200));
        Action act = () => Run(Save(Lines(200, i => $"{i} {tooLong}\t{tooLong}\n")), 80);

        act.Should().Throw<FormatException>().WithMessage("own.tsv: each of the * held-out pairs has more than 48 tokens*");
    }

    [Test]
    public void A_letter_that_was_never_learnt_is_read_and_written_all_the_same()
    {
        string file = Save(Lines(240, i => i > 200 ? $"日本 {i}\t👍 {i}\n" : $"No. {i}\tLe n° {i}\n"));

        Text(Run(file, 80)).Should().Contain("held-out sentences, translated greedily").And.NotContain("<unk>");
    }

    private TestConsole Run(string file, int width)
    {
        var console = new TestConsole().Width(width);
        new TrainingDemo().Run(new DemoStage(console, _folder, _folder, CancellationToken.None)
        {
            Options = new DemoOptions(
                typeof(TrainingDemo), new Dictionary<string, string> { ["--data"] = file, ["--steps"] = "3" }),
        });
        return console;
    }

    private string Save(string text)
    {
        string path = Path.Combine(_folder, "own.tsv");
        File.WriteAllText(path, text);
        return path;
    }

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(line));

    private static string Text(TestConsole console) => string.Join(' ', console.Lines.Select(line => line.Trim()));
}
