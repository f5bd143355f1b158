using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07.Tests;

public class ShiftTests
{
    [Test, ForTask("07.4")]
    public void The_label_is_the_token_after_the_input()
    {
        // start 1, end 4, padding 5
        var target = tensor(new long[,] { { 1, 8, 9, 7, 4 }, { 1, 6, 4, 5, 5 } });

        var (inputs, labels) = TeacherForcing.Shift(target);

        TensorAssert.Close(inputs, tensor(new long[,] { { 1, 8, 9, 7 }, { 1, 6, 4, 5 } }), "inputs");
        TensorAssert.Close(labels, tensor(new long[,] { { 8, 9, 7, 4 }, { 6, 4, 5, 5 } }), "labels");
    }

    [Test, ForTask("07.4")]
    public void There_is_a_label_for_each_input()
    {
        foreach (var (batch, length) in new[] { (1, 2), (3, 3), (2, 7) })
        {
            var (inputs, labels) = TeacherForcing.Shift(Models.Text(length, 11, batch, length));
            long[] expected = [batch, length - 1];
            Assert.That(inputs.shape, Is.EqualTo(expected), $"shape of the inputs of {batch} texts of {length} tokens");
            Assert.That(labels.shape, Is.EqualTo(expected), $"shape of the labels of {batch} texts of {length} tokens");
        }
    }

    [Test, ForTask("07.4")]
    public void The_target_is_left_as_it_was()
    {
        var target = Models.Target(1);
        var before = target.clone();

        var (inputs, labels) = TeacherForcing.Shift(target);

        TensorAssert.Unchanged(target, before, "target");
        Assert.That(inputs.dtype, Is.EqualTo(ScalarType.Int64), "type of the inputs");
        Assert.That(labels.dtype, Is.EqualTo(ScalarType.Int64), "type of the labels");
    }

    [Test, ForTask("07.4")]
    public void The_loss_is_that_of_each_next_token()
    {
        var (model, _) = Models.Pair();
        var (source, target) = (Models.Source(2), Models.Target(3));
        var probabilities = model.call(source, target).log_softmax(-1);
        double sum = 0;
        int count = 0;
        for (int row = 0; row < 3; row++)
        {
            for (int place = 0; place < 4; place++)
            {
                long label = target[row, place + 1].ToInt64();
                if (label != Models.Padding)
                {
                    sum -= probabilities[row, place, label].ToDouble();
                    count++;
                }
            }
        }

        Assert.That(
            TeacherForcing.Loss(model, source, target).ToDouble(),
            Is.EqualTo(sum / count).Within(1e-5),
            $"loss, the mean of {count} labels; padding is none");
    }

    [Test, ForTask("07.4")]
    public void One_token_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => TeacherForcing.Shift(ones(2, 1, dtype: ScalarType.Int64)), "one token has no next one");
        var floats = ones(2, 3);
        ArgumentAssert.Rejects(() => TeacherForcing.Shift(floats), "target", floats, "it holds no ids");
    }
}
