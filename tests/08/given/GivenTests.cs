using Katas.Lesson06;
using Katas.Lesson07;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08.Tests;

/// <summary>What lesson 08 gives around its tasks, and no other test here looks at.</summary>
public class GivenTests
{
    [Test, ForTask("08.0")]
    public void Options_unless_said_otherwise()
    {
        Assert.That(
            new BatchOptions(),
            Is.EqualTo(new BatchOptions { TokensPerBatch = 2048, MaxLength = 64, Window = 20_000, Shuffle = true, Seed = 1 }));

        var options = new TrainingOptions { Steps = 5, Schedule = LearningRateSchedule.Constant(1) };
        Assert.That(
            options with { MaxGradientNorm = 1, LabelSmoothing = 0.1, Accumulation = 1, Seed = 0, Patience = null },
            Is.EqualTo(options));
    }

    [Test, ForTask("08.0")]
    public void Options_that_make_no_sense_are_refused()
    {
        var options = new TrainingOptions { Steps = 5, Schedule = LearningRateSchedule.Constant(1) };
        var endless = LearningRateSchedule.Cosine(1, 5, 9) with { TotalSteps = 5 };

        using (Trainer(options))
        {
            // A constant rate needs no number of steps.
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer(options with { Schedule = endless }), "a cosine of no steps");
        foreach (double share in new[] { -0.1, 1, 1.5, double.NaN })
        {
            Assert.Throws<ArgumentOutOfRangeException>(
                () => Trainer(options with { LabelSmoothing = share }), $"a label smoothing of {share}");
            Assert.Throws<ArgumentOutOfRangeException>(
                () => Adam(new AdamOptions { Beta1 = share }), $"a beta 1 of {share}");
            Assert.Throws<ArgumentOutOfRangeException>(
                () => Adam(new AdamOptions { Beta2 = share }), $"a beta 2 of {share}");
        }

        foreach (var batches in new BatchOptions[] { new() { MaxLength = 1 }, new() { Window = 0 }, new() { TokensPerBatch = 63 } })
        {
            using var file = new Sample("a\tb\nc\td\n");
            Assert.Throws<ArgumentOutOfRangeException>(
                () => _ = new TranslationData(Corpus.Pairs(file.Path), new Letters(), new Letters(), batches), $"{batches}");
            Assert.Throws<ArgumentOutOfRangeException>(
                () => _ = new LanguageData(Corpus.Text(file.Path), new Letters(), batches), $"{batches}");
        }

        static Trainer<LanguageBatch> Trainer(TrainingOptions options) => new(new ToyTraining(), options, new ToyData());
        static Adam Adam(AdamOptions options) => new(new ToyModel(), options);
    }

    [Test, ForTask("08.0")]
    public void Batches_are_counted()
    {
        // Sources get an end token, targets a start and an end token.
        using var file = new Sample("a\tb\nabc\ta\nab\tabcd\nabcdefgh\ta\n");
        var data = new TranslationData(
            Corpus.Pairs(file.Path), new Letters(), new Letters(), new BatchOptions { TokensPerBatch = 8, MaxLength = 8, Shuffle = false });

        foreach (var batch in data.Epoch(0))
        {
            batch.Dispose();
        }

        Assert.That(new BatchCounts().PaddingRatio, Is.Zero, "padding of nothing");
        Assert.That(
            data.Counts,
            Is.EqualTo(new BatchCounts { Batches = 2, Sequences = 3, TooLong = 1, Tokens = 2 + 3 + 4 + 3 + 3 + 6, Places = 8 + 6 + 3 + 6 }),
            "a | b and abc | a in one batch, ab | abcd in another, the last too long");
        Assert.That(data.Counts.PaddingRatio, Is.EqualTo(1 - (21 / 23.0)).Within(1e-12));
    }

    [Test, ForTask("08.0")]
    public void A_part_of_an_epoch_is_the_rest_of_it()
    {
        using var file = new Sample(string.Concat(Enumerable.Range(0, 40).Select(i => $"{(char)('a' + (i % 26))}\tb\n")));
        var pairs = new TranslationData(
            Corpus.Pairs(file.Path), new Letters(), new Letters(), new BatchOptions { TokensPerBatch = 12, MaxLength = 12 });
        var texts = new LanguageData(Corpus.Text(file.Path), new Letters(), new BatchOptions { TokensPerBatch = 12, MaxLength = 6 });

        Assert.That(pairs.Epoch(1, 3).Select(First), Is.EqualTo(pairs.Epoch(1).Skip(3).Select(First)).And.Not.Empty);
        Assert.That(
            texts.Epoch(1, 3).Select(batch => Numbers(batch.Inputs)),
            Is.EqualTo(texts.Epoch(1).Skip(3).Select(batch => Numbers(batch.Inputs))).And.Not.Empty);

        static string First(TranslationBatch batch) => Numbers(batch.Source);
        static string Numbers(Tensor tensor) => string.Join(' ', tensor.data<long>().ToArray());
    }

    [TestCase(0UL, 1L, 6017775124710473527L)]
    [TestCase(7UL, 3L, 5067083786226862413L)]
    [TestCase(123456789UL, 2L, 3776338503504107914L)]
    [ForTask("08.0"), Reseeds]
    public void A_step_s_randomness_is_that_of_SplitMix64(ulong seed, long step, long expected)
    {
        Randomness.Seed(seed, step);
        var seen = rand(5);

        manual_seed(expected);

        TensorAssert.Close(seen, rand(5), "random numbers; those of a run that is resumed have to be what they were");
    }

    [Test, ForTask("08.0")]
    public void What_is_held_out_is_so_for_good()
    {
        string[] words = ["one", "bird", "sees", "the", "small", "house"];
        var lines = from first in words from second in words from third in words select $"{first} {second} {third}\n";
        using var file = new Sample(string.Concat(lines));

        // Those whose hash, FNV-1a and the end of MurmurHash3 computed by Python, is below 2^32 / 20.
        string[] expected =
        [
            "one sees house", "one the one", "one house house", "bird small house", "sees bird bird",
            "sees the small", "the bird bird", "the the bird", "the house one", "small small sees",
            "house one bird", "house one small", "house sees house",
        ];
        Assert.That(Corpus.Text(file.Path, CorpusPart.HeldOut).Read(), Is.EqualTo(expected), "held out");
        Assert.That(
            Corpus.Text(file.Path, CorpusPart.Training).Read().Concat(expected),
            Is.EquivalentTo(Corpus.Text(file.Path).Read()),
            "what is learnt from, and what is held out");
    }

    [TestCase("number 97", false, Description = "its hash is between 2^32 / 21 and 2^32 / 20")]
    [TestCase("number 124407", true, Description = "its hash is just above 2^32 / 20")]
    [TestCase("number 3042642", false, Description = "its hash is just below 2^32 / 20")]
    [ForTask("08.0")]
    public void One_line_in_twenty_is_held_out_to_the_last_bit(string line, bool learnt)
    {
        using var file = new Sample($"{line}\nnumber 0\nnumber 1\nnumber 2\n");

        Assert.That(Corpus.Text(file.Path, CorpusPart.Training).Read().Contains(line), Is.EqualTo(learnt));
    }

    [Test, ForTask("08.0")]
    public void One_token_is_enough_to_evaluate() => Assert.That(
        EvaluationResult.OfSums(0.5, 1, 1), Is.EqualTo(new EvaluationResult(0.5, 1, 1)));

    [Test, ForTask("08.0")]
    public void Means_of_gradients_outlive_the_scope_they_were_made_in_and_end_with_their_parameter()
    {
        AdamParameter parameter;
        using (NewDisposeScope())
        {
            parameter = new AdamParameter("weights", ones(2).requires_grad_());
        }

        var (first, second) = (parameter.FirstMoment, parameter.SecondMoment);
        Assert.That(first.IsInvalid || second.IsInvalid, Is.False, "disposed with the scope");
        Assert.That(first.requires_grad || second.requires_grad, Is.False, "with gradients of their own");

        parameter.Dispose();

        Assert.That(first.IsInvalid && second.IsInvalid, Is.True, "disposed with the parameter");
    }

    [Test, ForTask("08.0")]
    public void A_state_of_another_model_is_refused()
    {
        using var adam = new Adam(new ToyModel(), new AdamOptions());
        var state = adam.StateDict().ToDictionary(each => each.Key, each => each.Value);
        state.Remove(state.Keys.First());

        Assert.Throws<ArgumentException>(() => adam.LoadStateDict(state));
    }

    [Test, ForTask("08.0")]
    public void A_cursor_ends_what_it_goes_through()
    {
        var source = new Watched();
        using (var cursor = new BatchCursor<LanguageBatch>(source, epoch: 0, batch: 1))
        {
            Assert.That(source.Open, Is.EqualTo(1), "passes that are gone through");
            cursor.Take(2);
            Assert.That((cursor.Epoch, cursor.Batch), Is.EqualTo((1, 1)), "one batch was left of epoch 0");
            Assert.That(source.Open, Is.EqualTo(1), "passes that are gone through");
        }

        Assert.That(source.Open, Is.Zero, "passes that are gone through, at the end");
        Assert.That(source.Alive, Is.Zero, "batches that are not disposed, the skipped one included");
        Assert.Throws<TrainingException>(() => _ = new BatchCursor<LanguageBatch>(source, epoch: 0, batch: 3));
        Assert.That(source.Open, Is.Zero, "passes that are gone through, after there was not enough");
    }

    [Test, ForTask("08.0")]
    public void A_language_model_is_asked_for_what_comes_next()
    {
        var model = Seeded.Parameters(new LanguageModel(ToyModel.Vocabulary, 6, 4, 2, 1, dropout: 0));
        using var batch = ToyData.Batch(3, rows: 2, length: 5, padded: 0);
        var training = new LanguageTraining(model);

        TensorAssert.Close(training.Logits(batch), model.call(batch.Inputs, null).logits, "logits");
        Assert.That(training.Labels(batch), Is.SameAs(batch.Labels));
        Assert.That(training.Module, Is.SameAs(model));
    }

    [Test, ForTask("08.0")]
    public void A_translation_model_is_asked_for_what_it_does_not_see()
    {
        var model = Model();
        using var batch = new TranslationBatch(tensor(new long[,] { { 4, 5, 3 } }), tensor(new long[,] { { 2, 6, 4, 3 } }));
        var training = new TranslationTraining(model);

        TensorAssert.Close(
            training.Logits(batch), model.call(batch.Source, tensor(new long[,] { { 2, 6, 4 } })), "logits");
        TensorAssert.Close(training.Labels(batch), tensor(new long[,] { { 6, 4, 3 } }), "labels");
        var (source, target) = batch;

        batch.Dispose();

        Assert.That(source.IsInvalid && target.IsInvalid, Is.True, "both texts end with their batch");
    }

    [Test, ForTask("08.0")]
    public void A_translator_is_scored_by_what_it_writes()
    {
        var translator = new Translator(
            Model(), sentence => [.. sentence.Select(letter => 4L + letter - 'a')], _ => "one two three four");
        SentencePair[] pairs = [new("ab", "one two three four"), new("c", "one two three four"), new("dd", "one two three four")];

        Assert.That(TranslationScore.Bleu(translator, pairs, batchSize: 2, maxLength: 4).Score, Is.EqualTo(100).Within(1e-9));
    }

    private static Transformer Model() => Seeded.Parameters(new Transformer(new TransformerConfig
    {
        SourceVocabulary = 9, TargetVocabulary = 9, DModel = 8, Heads = 2, DFeedForward = 6, MaxLength = 8, Dropout = 0,
    }));

    /// <summary>Two batches a pass; it knows how many passes are open.</summary>
    private sealed class Watched : IBatchSource<LanguageBatch>
    {
        private readonly ToyData _data = new() { Batches = 2 };

        public int Open { get; private set; }

        public int Alive => _data.Alive;

        public IEnumerable<LanguageBatch> Epoch(int epoch, int skip = 0)
        {
            Open++;
            try
            {
                foreach (var batch in _data.Epoch(epoch, skip))
                {
                    yield return batch;
                }
            }
            finally
            {
                Open--;
            }
        }
    }
}
