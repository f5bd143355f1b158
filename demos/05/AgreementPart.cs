using System.Globalization;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05.Demos;

/// <summary>Part 2: is or are? Which noun is the subject, when one of the other number is nearer?</summary>
internal sealed class AgreementPart(DemoStage stage)
{
    public void Run()
    {
        stage.Heading("2. Agreement: \"the keys near the cabinet ___ old\"");
        stage.Say(
            "The same model with another question, and the first token's vector as the sentence's: is the missing verb "
            + "\"is\" or \"are\"? Again each held-out sentence has a twin, with its nouns the other way round.");

        var corpus = Corpus.Own(stage.Data, "agreement", tagging: false);
        var part = new LearningPart(stage, corpus) { Epochs = 8 };
        using var model = new SequenceClassifier(part.Config, corpus.Labels.Count, PoolingKind.Cls);
        if (part.Learn("encoder, first token", model, tokens => model.call(tokens, null).unsqueeze(1)) is not { } done)
        {
            return;
        }

        stage.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"On {corpus.HeldOut.Count} held-out sentences: bag of words {done.Bag.Accuracy:0.0%}, encoder "
            + $"{done.Model.Accuracy:0.0%}, trained in {done.Seconds:0} s."));
        part.Show(done.Model, "Agreement: true and predicted verbs", "lesson05-agreement-confusion.png");
    }
}
