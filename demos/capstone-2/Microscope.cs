using Katas.Lesson08;
using Katas.Lesson09;
using Katas.Lesson14;
using Katas.Toolkit;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;
using Recorder = Katas.Lesson14.Recorder;

namespace Katas.Capstone2;

/// <summary>
/// Asks the model questions about passages that it has not read, and looks with lesson 14's tools at where their answers come from: at
/// the place where the answer's last word is to be written, everything before it being given.
/// </summary>
internal sealed class Microscope
{
    private const int MostAsked = 100;
    private const int MostSeen = 40;
    private const int MostRemoved = 20; // each costs a run for every head
    private const int Segment = 20;
    private const int Texts = 16;

    private readonly DemoStage _stage;
    private readonly Library _library;
    private readonly TransformerModel _model;
    private readonly Asked[] _asked;
    private readonly Riddle[] _riddles;

    public Microscope(DemoStage stage, Library library, Llama llama)
    {
        (_stage, _library, _model) = (stage, library, llama.Model);
        _asked = [.. library.HeldOutQuestions.Take(MostAsked)];
        _riddles = [.. Riddle.Of(library, _asked).Take(MostSeen)];
    }

    private int Layers => _model.Config.Layers;

    private int Heads => (int)_model.Config.Heads;

    /// <summary>Asks and looks.</summary>
    /// <returns>What was seen; null if the learner pressed Ctrl-C.</returns>
    /// <exception cref="DemoException">No held-out question fits.</exception>
    public Sight? Look()
    {
        if (_riddles.Length == 0)
        {
            throw new DemoException($"There is no held-out question of at most {_library.RowLength} words.");
        }

        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        _model.eval();
        var usual = Recorder.Record(
            _model, Input(_library.Encode(_library.HeldOut[0])), point => point.EndsWith(".z", StringComparison.Ordinal));
        List<string> answers = [];
        List<Glimpse> glimpses = [];
        _stage.Console.Progress().Start(progress =>
        {
            var bar = progress.AddTask("asking and looking", maxValue: _asked.Length + _riddles.Length);
            foreach (var asked in _asked.TakeWhile(_ => !_stage.Cancelled.IsCancellationRequested))
            {
                answers.Add(Writer.Answer(_library, _model, asked));
                bar.Increment(1);
            }

            foreach (var riddle in _riddles.TakeWhile(_ => !_stage.Cancelled.IsCancellationRequested))
            {
                glimpses.Add(At(riddle, glimpses.Count < MostRemoved ? usual : null));
                bar.Increment(1);
            }
        });
        return _stage.Cancelled.IsCancellationRequested
            ? null
            : new Sight(_library, _asked, answers, glimpses, Induction());
    }

    /// <summary>What can be seen of one answer.</summary>
    /// <param name="riddle">The question.</param>
    /// <param name="usual">The run whose means are put in a head's place; null not to remove any.</param>
    private Glimpse At(Riddle riddle, Recording? usual)
    {
        using var scope = NewDisposeScope();
        var input = Input(riddle.Ids);
        var recording = Recorder.Record(_model, input);
        var lens = LogitLens.Read(recording); // [state, batch, position, vocabulary]
        var chances = lens.Values[.., 0, -1].softmax(-1)[.., riddle.Right]; // [state]
        var parts = HeadOutputs.All(recording);
        var shares = Attribution.Of(recording, parts, riddle.Right, riddle.Rival)[.., 0, -1]; // [part]
        var there = (input.Ids![0] == riddle.Right).to(ScalarType.Float32); // [position]
        double loss = Loss(recording.Logits, riddle);
        return new Glimpse(
            riddle,
            lens.Names,
            chances.to(ScalarType.Float64).data<double>().ToArray(),
            parts.Names,
            shares.to(ScalarType.Float64).data<double>().ToArray(),
            Table((layer, head) => shares[parts.Names.ToList().IndexOf($"{new HeadId(layer, head)}")].ToDouble()),
            Table((layer, head) => (recording.At(layer, "pattern")[0, head, -1] * there).sum().ToDouble()),
            loss,
            usual is null ? null : Table((layer, head) => Without(new HeadId(layer, head), input, riddle, usual) - loss));
    }

    private double Without(HeadId head, ModelInput input, Riddle riddle, Recording usual)
    {
        using var scope = NewDisposeScope();
        return Loss(_model.call(input with { Tap = Ablation.Remove([head], usual) }).Logits!, riddle);
    }

    /// <summary>How much of its attention each head spends on what came after an earlier copy, on words that repeat without any sense.</summary>
    private double[,] Induction()
    {
        var random = new Random(99);
        long[] words = [.. Enumerable.Range(Vocabulary.Specials.Count, (int)_library.Vocabulary - Vocabulary.Specials.Count)];
        int segment = Math.Min(Segment, words.Length);
        long[,] ids = new long[Texts, 3 * segment];
        for (int row = 0; row < Texts; row++)
        {
            random.Shuffle(words);
            for (int i = 0; i < 3 * segment; i++)
            {
                ids[row, i] = words[i % segment];
            }
        }

        var recording = Recorder.Record(
            _model, new ModelInput(tensor(ids)), point => point.EndsWith(".pattern", StringComparison.Ordinal));
        var scores = Detector.Scores(recording, Habit.Induction); // [layer, head]
        return Table((layer, head) => scores[layer, head].ToDouble());
    }

    private double[,] Table(Func<int, int, double> value)
    {
        double[,] table = new double[Layers, Heads];
        for (int layer = 0; layer < Layers; layer++)
        {
            for (int head = 0; head < Heads; head++)
            {
                table[layer, head] = value(layer, head);
            }
        }

        return table;
    }

    private static double Loss(Tensor logits, Riddle riddle) => -logits[0, -1].log_softmax(-1)[riddle.Right].ToDouble();

    private static ModelInput Input(IReadOnlyList<long> ids) => new(tensor(ids.ToArray()).unsqueeze(0)); // [1, length]
}

/// <summary>A question up to the place where the last word of its answer is to be written.</summary>
/// <param name="Asked">The question.</param>
/// <param name="Ids">All words before that.</param>
/// <param name="Right">The last word of its answer.</param>
/// <param name="Rival">The last word of the next answer to a question of that kind, or of any: what it is held against.</param>
internal sealed record Riddle(Asked Asked, long[] Ids, long Right, long Rival)
{
    /// <summary>Makes them of those questions that fit into a row.</summary>
    public static IEnumerable<Riddle> Of(Library library, IReadOnlyList<Asked> questions)
    {
        var examples = questions.Select(asked => (Asked: asked, library.Question(asked).Ids))
            .Where(each => each.Ids.Length <= library.RowLength && each.Ids[^1] == Vocabulary.EndId) // the others may have lost their end
            .Select(each => (each.Asked, each.Ids, Last: each.Ids[^2])) // the word before the end
            .ToArray();
        foreach (var (i, (asked, ids, last)) in examples.Index())
        {
            var others = examples.Skip(i + 1).Concat(examples.Take(i)).Where(other => other.Last != last).ToArray();
            var rivals = others.Where(other => other.Asked.Kind == asked.Kind).Concat(others).Take(1).ToArray();
            if (rivals is [var rival])
            {
                yield return new Riddle(asked, ids[..^2], last, rival.Last);
            }
        }
    }
}

/// <summary>What was seen of one answer.</summary>
/// <param name="Riddle">The question.</param>
/// <param name="States">After which part of the stream each chance is.</param>
/// <param name="Chances">The right word's probability if the model stopped there.</param>
/// <param name="Parts">The parts of the stream: every head, every MLP, the embedding.</param>
/// <param name="PartShares">What each of them adds to the right word's logit, less what it adds to the rival's.</param>
/// <param name="Shares">What each head adds to the right word's logit, less what it adds to the rival's, <c>[layer, head]</c>.</param>
/// <param name="OnAnswer">How much of its attention each head spends on the right word where the passage has it.</param>
/// <param name="Loss">The right word's loss.</param>
/// <param name="Costs">By how much it rises without a head; null if that was not tried.</param>
internal sealed record Glimpse(
    Riddle Riddle,
    IReadOnlyList<string> States,
    double[] Chances,
    IReadOnlyList<string> Parts,
    double[] PartShares,
    double[,] Shares,
    double[,] OnAnswer,
    double Loss,
    double[,]? Costs);
