using System.Globalization;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05.Demos;

/// <summary>The whole demonstration, when the learner brings a file: the same models on their sentences.</summary>
internal sealed class OwnFilePart(DemoStage stage, string path)
{
    public void Run()
    {
        var corpus = Corpus.OfFile(path);
        string kind = corpus.Tagging ? "a tag for each word" : "a label for each sentence";
        stage.Heading($"{Path.GetFileName(path)}: {kind}");
        int cut = corpus.TrainSentences.Concat(corpus.HeldOutSentences)
            .Count(sentence => sentence.Words.Count >= Corpus.MaxLength);
        stage.Say(
            $"{corpus.Train.Count} sentences to learn from, {corpus.HeldOut.Count} held out, {corpus.Labels.Count} "
            + $"labels ({string.Join(", ", corpus.Labels.Names.Take(12))}), {corpus.Vocabulary.Size} words."
            + (cut > 0 ? $" {cut} sentences are cut off after {Corpus.MaxLength - 1} words." : ""));

        var part = new LearningPart(stage, corpus);
        var config = part.Config with { Dropout = 0.1 };
        if (corpus.Tagging)
        {
            using var tagger = new TokenTagger(config, corpus.Labels.Count);
            Report(part, part.Learn("encoder", tagger, tokens => tagger.call(tokens, null)), corpus);
        }
        else
        {
            using var classifier = new SequenceClassifier(config, corpus.Labels.Count, PoolingKind.Attention);
            Report(
                part,
                part.Learn("encoder", classifier, tokens => classifier.call(tokens, null).unsqueeze(1)),
                corpus);
        }
    }

    private void Report(LearningPart part, (Result Bag, Result Model, double Seconds)? done, Corpus corpus)
    {
        if (done is not var (bag, model, seconds))
        {
            return;
        }

        stage.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"Held-out labels that are right: bag of words {bag.Accuracy:0.0%}, encoder {model.Accuracy:0.0%}, trained "
            + $"in {seconds:0} s."));
        if (corpus.Tagging)
        {
            stage.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"Whole names (F1 as in CoNLL-2003): bag of words {bag.EntityF1:0.0%}, encoder "
                + $"{model.EntityF1:0.0%}."));
        }

        part.Show(model, "True labels, and the encoder's predictions", "lesson05-own-confusion.png");
    }
}
