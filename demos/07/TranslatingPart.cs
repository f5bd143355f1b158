using System.Diagnostics;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07.Demos;

/// <summary>Part 2: sentences that the model has not seen, translated greedily and by beam search, and measured.</summary>
internal sealed class TranslatingPart(DemoStage stage, Trained trained)
{
    private const int Shown = 6;
    private const int MaxLength = 24;

    public void Run(IReadOnlyList<(string English, string French)> pairs)
    {
        stage.Heading("2. Translating sentences that it has not seen");
        string[] sentences = [.. pairs.Select(pair => pair.English)];
        string[] greedy = trained.Translator.Greedy(sentences, MaxLength);
        string[] beam = trained.Translator.Beam(sentences, new BeamOptions { MaxLength = MaxLength });
        ShowSentences(pairs, greedy, beam);
        ShowScores(pairs, sentences);
    }

    private void ShowSentences(
        IReadOnlyList<(string English, string French)> pairs, string[] greedy, string[] beam)
    {
        int[] shown =
        [
            .. Enumerable.Range(0, beam.Length).OrderByDescending(i => greedy[i] != beam[i]).Take(2),
            .. Enumerable.Range(0, beam.Length).Where(i => greedy[i] == beam[i]).Take(Shown - 2),
        ];
        var table = new Table().AddColumns("", "sentence").HideHeaders();
        foreach (int i in shown)
        {
            Row("English", pairs[i].English);
            Row("reference", pairs[i].French);
            Row("greedy", greedy[i]);
            Row("4 beams", beam[i]);
            table.AddEmptyRow();
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();

        void Row(string who, string sentence) => table.AddRow(Markup.Escape(who), Markup.Escape(sentence));
    }

    private void ShowScores(IReadOnlyList<(string English, string French)> pairs, string[] sentences)
    {
        string[][] references = [.. pairs.Select(pair => Words.Split(pair.French))];
        (string Name, BeamOptions Options)[] ways =
        [
            ("greedy, 1 beam", new() { Beams = 1, Alpha = 0 }),
            ("2 beams, alpha 0.6", new() { Beams = 2 }),
            ("4 beams, alpha 0", new() { Beams = 4, Alpha = 0 }),
            ("4 beams, alpha 0.6", new() { Beams = 4 }),
            ("4 beams, alpha 2", new() { Beams = 4, Alpha = 2 }),
            ("8 beams, alpha 0.6", new() { Beams = 8 }),
        ];
        var table = new Table().AddColumns("search", "BLEU", "precisions", "brevity", "words", "ln P", "time");
        var results = new List<(double LogProbability, double Bleu)>();
        foreach (var (name, options) in ways)
        {
            if (stage.Cancelled.IsCancellationRequested)
            {
                return;
            }

            using var source = trained.Translator.Batch(sentences);
            var watch = Stopwatch.StartNew();
            var found = BeamSearch.Search(trained.Model, source, options with { MaxLength = MaxLength });
            string[][] written =
                [.. found.Select(text => Words.Split(trained.French.Write(text[0].Tokens.Where(id => id != WordList.End))))];
            var bleu = Bleu.Corpus(written, references);
            results.Add((found.Average(text => text[0].LogProbability), bleu.Score));
            table.AddRow(
                name,
                $"{bleu.Score:0.0}",
                string.Join('/', bleu.Precisions.Select(each => $"{each:0}")),
                $"{bleu.BrevityPenalty:0.000}",
                $"{bleu.Counts.Length:#,0}",
                $"{results[^1].LogProbability:0.00}",
                $"{watch.Elapsed.TotalSeconds:0.0} s");
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
        stage.Say(
            $"BLEU of {sentences.Length} held-out sentences, of words and marks as sacreBLEU splits them; the references "
            + $"have {references.Sum(words => words.Length):#,0}. ln P is the mean over the sentences. Beams are there to find "
            + "likelier sentences; whether these are better ones is another question, and the one that BLEU is asked. From 1 "
            + $"beam to {ways[^1].Options.Beams}, ln P goes from {results[0].LogProbability:0.00} to {results[^1].LogProbability:0.00}, "
            + $"and BLEU from {results[0].Bleu:0.0} to {results[^1].Bleu:0.0}.");
    }
}
