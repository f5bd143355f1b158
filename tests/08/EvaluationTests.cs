using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08.Tests;

public class EvaluationTests
{
    [Test, ForTask("08.11")]
    public void Loss_and_accuracy_are_means_over_all_tokens()
    {
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            var toy = new ToyTraining(type: type);
            var (loss, accuracy) = ByHand(toy, Batches());

            var result = Evaluation.Of(toy, Batches());

            Assert.That(
                result.Tokens, Is.EqualTo(20), "labels of batches with 9, 1 and 10 of them; padding does not count");
            Assert.That(result.Loss, Is.EqualTo(loss).Within(1e-5), $"loss over 9, 1 and 10 labels.{Else(toy, loss)}");
            Assert.That(
                result.Accuracy, Is.EqualTo(accuracy).Within(1e-9), "share of the 20 labels that were the likeliest");
            Assert.That(result.Perplexity, Is.EqualTo(Math.Exp(loss)).Within(1e-3), "perplexity");
        }
    }

    [Test, ForTask("08.11")]
    public void Padding_is_the_label_that_the_model_says()
    {
        var toy = new ToyTraining { PaddingId = 2 };
        var (loss, accuracy) = ByHand(toy, Batches());
        var (other, _) = ByHand(new ToyTraining(), Batches());

        var result = Evaluation.Of(toy, Batches());

        Assert.That(
            result.Tokens,
            Is.EqualTo(Batches().Sum(batch => batch.Labels.ne(2).sum().ToInt64())),
            "labels, where 2 is padding and 0 a label like others");
        Assert.That(
            result.Loss,
            Is.EqualTo(loss).Within(1e-5),
            $"loss where 2 is padding and 0 a label like others; with 0 as padding it would be {other:0.00000}");
        Assert.That(result.Accuracy, Is.EqualTo(accuracy).Within(1e-9), "accuracy where 2 is padding");
    }

    [Test, ForTask("08.11")]
    public void A_batch_of_padding_alone_counts_for_nothing()
    {
        var toy = new ToyTraining();
        var expected = Evaluation.Of(toy, Batches());

        var result = Evaluation.Of(toy, Batches().Prepend(ToyData.Batch(14, rows: 2, length: 2, padded: 4)));

        Assert.That(result.Tokens, Is.EqualTo(20), "labels of batches with 0, 9, 1 and 10 of them");
        Assert.That(
            (result.Loss, result.Accuracy),
            Is.EqualTo((expected.Loss, expected.Accuracy)),
            "loss and accuracy over 0, 9, 1 and 10 labels; expected those over 9, 1 and 10");
    }

    [Test, ForTask("08.11")]
    public void Who_is_sure_and_wrong_has_a_large_loss_and_not_an_infinite_one()
    {
        var toy = new ToyTraining();
        using var _ = no_grad();
        foreach (var (name, parameter) in toy.Module.named_parameters())
        {
            parameter.zero_();
            if (name == "scores.bias")
            {
                parameter[1] = 200;
            }
        }

        double loss = ByHand(toy, Batches()).Loss;
        Assert.That(
            Evaluation.Of(toy, Batches()).Loss,
            Is.EqualTo(loss).Within(1e-3),
            "loss of a model that is sure of token 1 everywhere; the others have a probability of e^-200, which "
            + "float32 rounds to 0, so take the logarithm of the probabilities at once (log_softmax, cross_entropy)");
    }

    [Test, ForTask("08.11")]
    public void Who_is_undecided_has_the_vocabulary_s_size_as_perplexity()
    {
        var toy = new ToyTraining();
        using (no_grad())
        {
            toy.Module.parameters().ToList().ForEach(parameter => parameter.zero_());
        }

        Assert.That(
            Evaluation.Of(toy, Batches()).Perplexity,
            Is.EqualTo((double)ToyModel.Vocabulary).Within(1e-4),
            "perplexity of a model that thinks all 7 tokens equally likely");
    }

    [Test, ForTask("08.11")]
    public void A_label_is_right_or_wrong_and_padding_neither()
    {
        var toy = new ToyTraining();
        using var _ = no_grad();
        foreach (var (name, parameter) in toy.Module.named_parameters())
        {
            parameter.zero_();
            if (name == "scores.bias")
            {
                parameter[0] = 5; // the model says padding wherever it is asked
            }
        }

        Assert.That(
            Evaluation.Of(toy, Batches()).Accuracy,
            Is.Zero,
            "accuracy of a model that only ever says padding; no label that counts is padding");
    }

    [Test, ForTask("08.11")]
    public void The_model_is_asked_in_eval_without_gradients_and_is_then_as_it_was()
    {
        foreach (bool training in new[] { true, false })
        {
            var toy = new ToyTraining(dropout: 0.5);
            toy.Module.train(training);

            var result = Evaluation.Of(toy, Batches());

            Assert.That(toy.WasTraining, Is.False, "whether the model was in training when it was asked");
            Assert.That(toy.WasWithGradients, Is.False, "whether a graph was kept for a backward pass");
            Assert.That(toy.Module.training, Is.EqualTo(training), "training afterwards; expected what it was before");
            Assert.That(is_grad_enabled(), Is.True, "whether gradients are on again afterwards");
            Assert.That(result.Loss, Is.EqualTo(Evaluation.Of(toy, Batches()).Loss), "the same model, evaluated again");
        }
    }

    [Test, ForTask("08.11")]
    public void The_mode_comes_back_though_a_batch_fails()
    {
        var toy = new ToyTraining { Failure = new PowerCut() };
        toy.Module.train();

        Assert.Throws<PowerCut>(() => Evaluation.Of(toy, Batches()), "the model's own exception");

        Assert.That(toy.Module.training, Is.True, "training, after an exception; expected what it was before");
        Assert.That(is_grad_enabled(), Is.True, "whether gradients are on again afterwards");
    }

    [Test, ForTask("08.11")]
    public void Batches_are_disposed_one_by_one_and_nothing_is_left()
    {
        var (toy, data) = (new ToyTraining(), new ToyData());
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        int most = 0;

        IEnumerable<LanguageBatch> Watched()
        {
            foreach (var batch in data.Epoch(0))
            {
                most = Math.Max(most, data.Alive);
                yield return batch;
            }
        }

        Evaluation.Of(toy, Watched());

        Assert.That(data.Alive, Is.Zero, "batches that were not disposed");
        Assert.That(most, Is.EqualTo(1), "most batches alive at a time");
        Assert.That(
            DisposeScopeManager.Statistics.ThreadTotalLiveCount - before,
            Is.LessThanOrEqualTo(0),
            "tensors alive afterwards that were not before");
    }

    [Test, ForTask("08.11")]
    public void Nothing_to_evaluate_on_is_an_error()
    {
        var toy = new ToyTraining();
        Assert.Throws<TrainingException>(() => Evaluation.Of(toy, Array.Empty<LanguageBatch>()));
        Assert.That(toy.Module.training, Is.True, "training, after an exception; expected what it was before");
    }

    /// <summary>9 labels, 1, and 10.</summary>
    private static IEnumerable<LanguageBatch> Batches()
    {
        yield return ToyData.Batch(11, rows: 3, length: 4, padded: 3);
        yield return ToyData.Batch(12, rows: 1, length: 2, padded: 1);
        yield return ToyData.Batch(13, rows: 2, length: 5, padded: 0);
    }

    private static (double Loss, double Accuracy) ByHand(ToyTraining toy, IEnumerable<LanguageBatch> batches)
    {
        var (loss, right, tokens) = (0.0, 0, 0);
        using var noGradient = no_grad();
        foreach (var batch in batches)
        {
            var logits = toy.Logits(batch).to(ScalarType.Float64);
            for (int row = 0; row < batch.Labels.size(0); row++)
            {
                for (int place = 0; place < batch.Labels.size(1); place++)
                {
                    long label = batch.Labels[row, place].ToInt64();
                    double[] scores = logits[row, place].data<double>().ToArray();
                    if (label != toy.PaddingId)
                    {
                        loss += Math.Log(scores.Sum(Math.Exp)) - scores[label];
                        right += scores.Max() == scores[label] ? 1 : 0;
                        tokens++;
                    }
                }
            }
        }

        return (loss / tokens, (double)right / tokens);
    }

    private static string Else(ToyTraining toy, double loss)
    {
        double ofBatches = Batches().Average(batch => ByHand(toy, [batch]).Loss);
        return Math.Abs(ofBatches - loss) < 1e-4 ? "" : $" The mean of the batches' means would be {ofBatches:0.00000}";
    }
}
