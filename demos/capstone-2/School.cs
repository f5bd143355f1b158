using Katas.Lesson08;
using Katas.Lesson08.Demos;
using Katas.Lesson12;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static System.FormattableString;
using static TorchSharp.torch;

namespace Katas.Capstone2;

/// <summary>The two trainings: all weights on passages, and then adapters on questions. Each is kept in a checkpoint of its own.</summary>
internal sealed class School(DemoStage stage, Library library, Llama llama, int seed)
{
    private const int ReadingSteps = 800;
    private const double ReadingRate = 4e-3;
    private const int AnsweringSteps = 250;
    private const double AnsweringRate = 5e-3;
    private const int Measured = 40; // passages or questions, each on either side
    private const int Evaluations = 10;

    private static readonly string[] s_targets = ["query", "key", "value", "output", "gate", "up", "down"];
    private static readonly LoraOptions s_lora = new(Rank: 8, Alpha: 16);

    private readonly LlamaTraining _trainable = new(llama);

    private PackedData HeldOut => Data(library.HeldOut.Take(Measured).Select(library.Passage));

    /// <summary>Trains the model on passages.</summary>
    /// <returns>Whether it finished; false if the learner pressed Ctrl-C.</returns>
    public bool Read()
    {
        PutAside(FileOf("answering")); // it belongs to the weights of the run before
        int steps = stage.Options.Integer("--steps") ?? ReadingSteps;
        var data = new PackedData([.. library.Train.Select(library.Passage)], library.RowLength, seed);
        var known = Data(library.Train.Take(Measured).Select(library.Passage));
        var bar = new TrainingBar(stage, "reading")
        {
            Dropout = false,
            AtEvaluation = progress =>
            [
                Invariant($"step {progress.Step,5}: held-out perplexity {progress.Evaluation!.Perplexity:0.00}"),
                $"  {Writer.Continue(library, llama.Model, library.HeldOut[0])}",
            ],
        };
        bool done = ModelTraining.Run(stage, bar, _trainable, Options("reading", steps, ReadingRate), data, known, HeldOut);
        bar.ShowCurves("capstone2-reading.png", smoothed: false);
        return done;
    }

    /// <summary>Puts adapters into the model, trains them on questions, and merges them: then it is a plain model again.</summary>
    /// <returns>Whether it finished; false if the learner pressed Ctrl-C.</returns>
    public bool Answer()
    {
        long all = llama.Parameters;
        int adapted = Insert();

        InstructionExample[] examples = [.. library.TrainQuestions.Select(library.Question)];
        long words = examples.Sum(example => (long)example.Length);
        long answers = examples.Sum(example => (long)example.Labels.Count(label => label != InstructionExample.Ignored));
        stage.Say(Invariant($"{adapted} matrices, those of attention and of what works on each word, get adapters of rank {s_lora.Rank}: ")
            + Invariant($"{llama.Parameters - all:#,0} parameters learn, and {all:#,0} are frozen. Of the words in the rows, ")
            + Invariant($"{100.0 * answers / words:0.0} percent have a label: the answers and their ends."));
        int steps = stage.Options.Integer("--steps") ?? AnsweringSteps;
        var bar = new TrainingBar(stage, "answering")
        {
            Dropout = false,
            AtEvaluation = progress =>
                [Invariant($"step {progress.Step,5}: {progress.Evaluation!.Accuracy:0 %} of the words of held-out answers")],
        };
        bool done = ModelTraining.Run(
            stage,
            bar,
            _trainable,
            Options("answering", steps, AnsweringRate),
            new PackedData(examples, library.RowLength, seed),
            Data(library.TrainQuestions.Take(Measured).Select(library.Question)),
            Data(library.HeldOutQuestions.Take(Measured).Select(library.Question)));
        bar.ShowCurves("capstone2-answering.png", smoothed: false);
        if (done)
        {
            Keep();
            Lora.Merge(llama.Model);
            Lora.Remove(llama.Model); // what looks inside reads the weights by their names
        }

        return done;
    }

    /// <summary>The perplexity on held-out passages.</summary>
    public double Perplexity() => Evaluation.Of(_trainable, HeldOut.Epoch(0)).Perplexity;

    /// <summary>What has become of reading.</summary>
    /// <param name="before">The perplexity before the questions.</param>
    public string Forgotten(double before)
    {
        double after = Perplexity();
        return Invariant($"On held-out passages its perplexity was {before:0.00} before the questions, and is {after:0.00} now. ")
            + (after > 2 * before
                ? "With its adapters it has forgotten how to go on with a passage; without them it is what it was: that is what they are for."
                : "With its adapters it still knows how a passage goes on.");
    }

    private PackedData Data(IEnumerable<InstructionExample> examples) => new([.. examples], library.RowLength);

    private TrainingOptions Options(string name, int steps, double rate)
    {
        int every = Math.Max(1, steps / Evaluations);
        return new TrainingOptions
        {
            Steps = steps,
            Schedule = LearningRateSchedule.Cosine(rate, Math.Max(1, steps / 20), steps + 1, rate / 10),
            Adam = new AdamOptions { Beta1 = 0.9, Beta2 = 0.95, WeightDecay = 0.01 },
            LabelSmoothing = 0,
            EvaluateEvery = every,
            SaveEvery = every,
            CheckpointPath = FileOf(name),
            Seed = (ulong)seed,
            About = $"{name}: {library.Name}, {llama.Kind}, {PackedData.Words} words in rows of {library.RowLength}, order {seed}",
        };
    }

    private string? FileOf(string name) => stage.Kept is { } folder ? Path.Combine(folder, $"{name}.checkpoint") : null;

    private void PutAside(string? path)
    {
        bool goesOn = stage.Options.Flag("--resume") && File.Exists(FileOf("reading"));
        if (!goesOn && File.Exists(path))
        {
            File.Move(path, $"{path}.before", overwrite: true);
        }
    }

    /// <summary>Puts the adapters in, the same ones whatever was drawn before: a run may have been resumed.</summary>
    /// <returns>How many there are.</returns>
    private int Insert()
    {
        using var same = new LocalSeed(seed);
        return Lora.Insert(llama.Model, s_targets, s_lora).Count;
    }

    /// <summary>Saves what has been learned, apart from the model.</summary>
    private void Keep()
    {
        if (stage.Kept is not { } folder)
        {
            return;
        }

        string path = Path.Combine(folder, "answering.safetensors");
        Adapters.Save(llama.Model, path);
        stage.Say($"The adapters alone are in {path}, {ByteSize.Text(new FileInfo(path).Length)}.");
    }
}
