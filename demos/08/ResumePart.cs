using Katas.Lesson06;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08.Demos;

/// <summary>Part 3: a run that is stopped halfway and resumed from its checkpoint.</summary>
internal sealed class ResumePart(DemoStage stage)
{
    private const int Steps = 30;

    public void Run()
    {
        stage.Heading("3. Stopped and resumed");
        string folder = Directory.CreateTempSubdirectory("katas-resume-").FullName;
        try
        {
            var corpus = Corpus.Text(Path.Combine(stage.Data, "lesson08-stories-heldout.txt"));
            var tokenizer = WordTokenizer.Train(corpus.Read());
            string path = Path.Combine(folder, "run.checkpoint");
            using var whole = Model(tokenizer);
            using var first = Model(tokenizer);
            using var second = Model(tokenizer);
            Train(whole, corpus, tokenizer, Steps, null, resume: false);
            Train(first, corpus, tokenizer, Steps / 3, path, resume: false);
            Train(second, corpus, tokenizer, Steps, path, resume: true);
            stage.Say(
                $"Three models with the same first weights. One trains for {Steps} steps; one stops after {Steps / 3}; the "
                + $"third goes on from its checkpoint, {ByteSize.Text(new FileInfo(path).Length)} with weights, moments and "
                + $"the place in the data. The largest difference between the weights of the first and the third: "
                + $"{Difference(whole, second)}.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static LanguageModel Model(ITokenizer tokenizer)
    {
        using var seed = new LocalSeed(3);
        return new LanguageModel(tokenizer.VocabularySize, 32, dModel: 32, heads: 4, layers: 1);
    }

    private static void Train(
        LanguageModel model, Corpus<string> corpus, ITokenizer tokenizer, int steps, string? path, bool resume)
    {
        var options = new TrainingOptions
        {
            Steps = steps,
            Schedule = LearningRateSchedule.Constant(1e-3),
            CheckpointPath = path,
        };
        var data = new LanguageData(
            corpus, tokenizer, new BatchOptions { MaxLength = 32, TokensPerBatch = 256 });
        using var trainer = new Trainer<LanguageBatch>(new LanguageTraining(model), options, data);
        if (resume)
        {
            trainer.Resume();
        }

        trainer.Run();
    }

    private static double Difference(nn.Module one, nn.Module other)
    {
        using var scope = NewDisposeScope();
        return one.parameters().Zip(other.parameters())
            .Max(pair => (pair.First - pair.Second).abs().max().ToDouble());
    }
}
