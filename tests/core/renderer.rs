//! The CPU renderer behind the pictures of the window: exact pixels of known shapes, and one picture of text.
#![allow(clippy::disallowed_methods, reason = "test code that paints its own colors")]

use crate::support::renderer::CpuRenderer;
use egui::epaint::{ClippedPrimitive, ImageDelta, Mesh, Primitive, Vertex, WHITE_UV};
use egui::{
    Color32, ColorImage, Context, FontData, FontDefinitions, FontFamily, Pos2, Rect, RichText, Sense, Slider,
    TextureId, TextureOptions, TexturesDelta, Theme, Ui, pos2, vec2,
};
use egui_kittest::{Harness, TestRenderer};

const RED: Color32 = Color32::from_rgb(255, 0, 0);
const GREEN: Color32 = Color32::from_rgb(0, 255, 0);
const BLUE: Color32 = Color32::from_rgb(0, 0, 255);
const EVERYWHERE: Rect = Rect::EVERYTHING;
const PLAIN: TextureId = TextureId::Managed(0);
const PATTERN: TextureId = TextureId::Managed(1);

/// Draws the meshes, each with its clip rectangle, and compares every pixel with the letters:
/// `r`, `g`, `b`, `w` for the full colors and white, `k` black, `.` untouched, `?` anything else.
fn check(scale: f32, meshes: &[(Rect, Mesh)], expected: &[&str]) {
    let size = [expected[0].len(), expected.len()];
    let image = plain_renderer().paint(size, scale, &primitives(meshes)).unwrap();
    let drawn: Vec<String> = image.rows().map(|row| row.map(|pixel| letter(pixel.0)).collect()).collect();
    assert_eq!(drawn, expected);
}

/// The pixels of a picture one row high.
fn line(renderer: &CpuRenderer, width: usize, meshes: &[(Rect, Mesh)]) -> Vec<[u8; 4]> {
    let image = renderer.paint([width, 1], 1.0, &primitives(meshes)).unwrap();
    image.pixels().map(|pixel| pixel.0).collect()
}

fn letter([red, green, blue, alpha]: [u8; 4]) -> char {
    match (red, green, blue, alpha) {
        (0, 0, 0, 0) => '.',
        (255, 0, 0, 255) => 'r',
        (0, 255, 0, 255) => 'g',
        (0, 0, 255, 255) => 'b',
        (255, 255, 255, 255) => 'w',
        (0, 0, 0, 255) => 'k',
        _ => '?',
    }
}

fn primitives(meshes: &[(Rect, Mesh)]) -> Vec<ClippedPrimitive> {
    let primitive = |(clip_rect, mesh): &(Rect, Mesh)| ClippedPrimitive {
        clip_rect: *clip_rect,
        primitive: Primitive::Mesh(mesh.clone()),
    };
    meshes.iter().map(primitive).collect()
}

/// A renderer that knows one white texel, as egui's atlas has at its first place.
fn plain_renderer() -> CpuRenderer {
    let mut renderer = CpuRenderer::default();
    set(&mut renderer, PLAIN, &ImageDelta::full(column(&[Color32::WHITE]), TextureOptions::LINEAR));
    renderer
}

fn set(renderer: &mut CpuRenderer, id: TextureId, image: &ImageDelta) {
    let mut delta = TexturesDelta::default();
    delta.push(id, image.clone());
    renderer.handle_delta(&mut delta);
}

/// An image one texel high.
fn column(texels: &[Color32]) -> ColorImage {
    ColorImage::new([texels.len(), 1], texels.to_vec())
}

fn rect(min: (f32, f32), max: (f32, f32)) -> Rect {
    Rect::from_min_max(min.into(), max.into())
}

fn filled(rect: Rect, color: Color32) -> Mesh {
    let mut mesh = Mesh::with_texture(PLAIN);
    mesh.add_colored_rect(rect, color);
    mesh
}

fn textured(rect: Rect, uv: Rect) -> Mesh {
    let mut mesh = Mesh::with_texture(PATTERN);
    mesh.add_rect_with_uv(rect, uv, Color32::WHITE);
    mesh
}

fn polygon(color: Color32, corners: &[(f32, f32)]) -> Mesh {
    shaded(&corners.iter().map(|&corner| (corner.into(), color)).collect::<Vec<_>>())
}

fn shaded(corners: &[(Pos2, Color32)]) -> Mesh {
    let mut mesh = Mesh::with_texture(PLAIN);
    mesh.vertices = corners.iter().map(|&(pos, color)| Vertex { pos, uv: WHITE_UV, color }).collect();
    for index in 2..u32::try_from(corners.len()).unwrap() {
        mesh.add_triangle(0, index - 1, index);
    }
    mesh
}

#[test]
fn a_later_rectangle_covers_an_earlier_one() {
    let below = filled(rect((0.0, 0.0), (3.0, 2.0)), RED);
    let above = filled(rect((2.0, 1.0), (4.0, 3.0)), BLUE);
    check(1.0, &[(EVERYWHERE, below), (EVERYWHERE, above)], &["rrr..", "rrbb.", "..bb.", "....."]);
}

#[test]
fn a_pixel_is_filled_when_its_middle_is_inside() {
    check(1.0, &[(EVERYWHERE, filled(rect((0.5, 0.6), (2.5, 2.4)), RED))], &["....", "rr..", "....", "...."]);
}

#[test]
fn a_shape_beyond_the_picture_is_cut() {
    check(1.0, &[(EVERYWHERE, filled(rect((-9.0, -9.0), (2.0, 1.0)), RED))], &["rr.", "..."]);
}

#[test]
fn a_clip_rectangle_is_rounded_to_pixels() {
    let clip = rect((0.6, 1.4), (2.4, 2.6));
    let all = rect((0.0, 0.0), (4.0, 4.0));
    check(1.0, &[(clip, filled(all, GREEN))], &["....", ".g..", ".g..", "...."]);
}

#[test]
fn an_empty_clip_rectangle_shows_nothing() {
    check(1.0, &[(Rect::NOTHING, filled(rect((0.0, 0.0), (2.0, 1.0)), GREEN))], &[".."]);
}

#[test]
fn points_and_clip_are_scaled_to_pixels() {
    let clip = rect((0.0, 0.0), (1.5, 9.0));
    check(2.0, &[(clip, filled(rect((0.5, 0.0), (2.0, 1.0)), RED))], &[".rr.", ".rr.", "...."]);
}

#[test]
fn a_triangle_has_its_top_and_left_edges() {
    let corners = [(0.5, 0.5), (4.5, 0.5), (0.5, 4.5)];
    check(1.0, &[(EVERYWHERE, polygon(RED, &corners))], &["rrrr.", "rrr..", "rr...", "r....", "....."]);
}

#[test]
fn both_windings_cover_the_same_pixels() {
    let corners = [(1.0, 0.0), (5.0, 3.0), (0.0, 4.0)];
    let reversed = [corners[0], corners[2], corners[1]];
    let picture = |corners| {
        plain_renderer().paint([5, 4], 1.0, &primitives(&[(EVERYWHERE, polygon(RED, corners))])).unwrap()
    };
    assert_eq!(picture(&corners), picture(&reversed));
}

#[test]
fn triangles_that_share_an_edge_cover_each_pixel_once() {
    let half = Color32::from_rgba_premultiplied(0, 100, 0, 100);
    let corners = [(3.3, 0.1), (6.9, 2.7), (5.2, 6.8), (1.4, 6.8), (0.1, 2.9)];
    let mesh = primitives(&[(EVERYWHERE, polygon(half, &corners))]);
    let image = plain_renderer().paint([7, 7], 1.0, &mesh).unwrap();
    for (x, y, pixel) in image.enumerate_pixels() {
        let (x, y) = (f64::from(x) + 0.5, f64::from(y) + 0.5);
        let inside = (0..5).all(|side| {
            let [from, to] =
                [corners[side], corners[(side + 1) % 5]].map(|(x, y)| (f64::from(x), f64::from(y)));
            (to.0 - from.0) * (y - from.1) > (to.1 - from.1) * (x - from.0)
        });
        assert_eq!(pixel.0, if inside { [0, 100, 0, 100] } else { [0; 4] }, "at {x}, {y}");
    }
}

#[test]
fn premultiplied_colors_are_blended_in_gamma_space() {
    let all = rect((0.0, 0.0), (1.0, 1.0));
    let veil = Color32::from_rgba_premultiplied(128, 128, 128, 128);
    let glow = Color32::from_rgba_premultiplied(0, 60, 0, 0);
    let over = |colors: &[Color32]| {
        let meshes: Vec<_> = colors.iter().map(|&color| (EVERYWHERE, filled(all, color))).collect();
        line(&plain_renderer(), 1, &meshes)[0]
    };
    assert_eq!(over(&[veil]), [128, 128, 128, 128]);
    assert_eq!(over(&[veil, veil]), [192, 192, 192, 192]);
    assert_eq!(over(&[RED, veil]), [255, 128, 128, 255]);
    assert_eq!(over(&[RED, glow]), [255, 60, 0, 255]);
    assert_eq!(over(&[Color32::WHITE, glow]), [255, 255, 255, 255]);
}

#[test]
fn corner_colors_run_into_each_other() {
    let (left, right) = (Color32::BLACK, Color32::from_rgb(255, 0, 100));
    let mesh = shaded(&[
        (pos2(0.0, 0.0), left),
        (pos2(5.0, 0.0), right),
        (pos2(5.0, 1.0), right),
        (pos2(0.0, 1.0), left),
    ]);
    let reds: Vec<[u8; 2]> = line(&plain_renderer(), 5, &[(EVERYWHERE, mesh)])
        .iter()
        .map(|&[red, _, blue, alpha]| {
            assert_eq!(alpha, 255);
            [red, blue]
        })
        .collect();
    // The middles lie at 1/10, 3/10, … of the way; halves go up.
    assert_eq!(reds, [[26, 10], [77, 30], [128, 50], [179, 70], [230, 90]]);
}

#[test]
fn a_texture_is_drawn_texel_for_pixel_and_can_be_updated_in_part() {
    let all = rect((0.0, 0.0), (1.0, 1.0));
    let mesh = [(EVERYWHERE, textured(rect((0.0, 0.0), (4.0, 1.0)), all))];
    let letters =
        |renderer: &CpuRenderer| -> String { line(renderer, 4, &mesh).into_iter().map(letter).collect() };
    for options in [TextureOptions::NEAREST, TextureOptions::LINEAR] {
        let mut renderer = CpuRenderer::default();
        set(&mut renderer, PATTERN, &ImageDelta::full(column(&[RED, GREEN, BLUE, RED]), options));
        assert_eq!(letters(&renderer), "rgbr");
        set(&mut renderer, PATTERN, &ImageDelta::partial([1, 0], column(&[BLUE, GREEN]), options));
        assert_eq!(letters(&renderer), "rbgr");
        set(&mut renderer, PATTERN, &ImageDelta::full(column(&[GREEN]), options));
        assert_eq!(letters(&renderer), "gggg");
    }
}

#[test]
fn a_part_of_a_texture_is_replaced_row_by_row() {
    let mut renderer = CpuRenderer::default();
    let red = ColorImage::filled([3, 3], RED);
    set(&mut renderer, PATTERN, &ImageDelta::full(red, TextureOptions::NEAREST));
    let patch = ColorImage::new([2, 2], vec![GREEN, BLUE, BLUE, GREEN]);
    set(&mut renderer, PATTERN, &ImageDelta::partial([1, 1], patch, TextureOptions::NEAREST));
    let all = rect((0.0, 0.0), (1.0, 1.0));
    let mesh = primitives(&[(EVERYWHERE, textured(rect((0.0, 0.0), (3.0, 3.0)), all))]);
    let image = renderer.paint([3, 3], 1.0, &mesh).unwrap();
    let drawn: Vec<String> = image.rows().map(|row| row.map(|pixel| letter(pixel.0)).collect()).collect();
    assert_eq!(drawn, ["rrr", "rgb", "rbg"]);
}

#[test]
fn filters_and_wrapping_are_as_the_texture_asks() {
    let whole = rect((0.0, 0.0), (1.0, 1.0));
    let reds = |options, uv, width: f32| -> Vec<u8> {
        let mut renderer = CpuRenderer::default();
        let two = column(&[Color32::from_gray(0), Color32::from_gray(200)]);
        set(&mut renderer, PATTERN, &ImageDelta::full(two, options));
        let mesh = textured(rect((0.0, 0.0), (width, 1.0)), uv);
        line(&renderer, 4, &[(EVERYWHERE, mesh)]).iter().map(|pixel| pixel[0]).collect()
    };
    assert_eq!(reds(TextureOptions::NEAREST, whole, 4.0), [0, 0, 200, 200]);
    assert_eq!(reds(TextureOptions::LINEAR, whole, 4.0), [0, 50, 150, 200]);
    let twice = rect((0.0, 0.0), (2.0, 1.0));
    assert_eq!(reds(TextureOptions::NEAREST, twice, 4.0), [0, 200, 200, 200]);
    assert_eq!(reds(TextureOptions::NEAREST_REPEAT, twice, 4.0), [0, 200, 0, 200]);
    assert_eq!(reds(TextureOptions::NEAREST_MIRRORED_REPEAT, twice, 4.0), [0, 200, 200, 0]);
}

#[test]
fn a_freed_texture_serves_its_last_frame_and_is_then_missed() {
    let mut renderer = plain_renderer();
    let mesh = primitives(&[(EVERYWHERE, filled(rect((0.0, 0.0), (1.0, 1.0)), RED))]);
    let mut delta = TexturesDelta::default();
    delta.free(PLAIN);
    renderer.handle_delta(&mut delta);
    assert!(renderer.paint([1, 1], 1.0, &mesh).is_ok());
    renderer.handle_delta(&mut TexturesDelta::default());
    let error = renderer.paint([1, 1], 1.0, &mesh).unwrap_err();
    assert_eq!(error, "a mesh names Managed(0), which was never set");
}

#[test]
fn text_and_widgets_in_light() {
    check_widgets(Theme::Light, 1.0, "widgets_light");
}

#[test]
fn text_and_widgets_in_dark_on_a_fine_screen() {
    check_widgets(Theme::Dark, 2.0, "widgets_dark_2x");
}

fn check_widgets(theme: Theme, scale: f32, name: &str) {
    let mut share = 0.4;
    let mut harness = Harness::builder()
        .with_size(vec2(400.0, 180.0))
        .with_pixels_per_point(scale)
        .with_theme(theme)
        .with_context_setup(bundled_fonts)
        .renderer(CpuRenderer::default())
        .build_ui(move |ui| widgets(ui, &mut share));
    harness.run();
    harness.snapshot(name);
}

fn widgets(ui: &mut Ui, share: &mut f32) {
    ui.label(RichText::new("Who demands what, of whom, when").size(20.0));
    ui.label("Kyiv, 29 March 2022: “neutrality”, naïve façade, Київ, Αθήνα, 1–2 %");
    ui.horizontal(|ui| {
        let _ = ui.button("Code passage");
        let label = ui.label("Share");
        ui.add(Slider::new(share, 0.0..=1.0)).labelled_by(label.id);
    });
    ui.separator();
    let (area, _) = ui.allocate_exact_size(vec2(340.0, 60.0), Sense::hover());
    let painter = ui.painter_at(area);
    painter.circle_filled(area.min + vec2(30.0, 30.0), 24.0, Color32::from_rgb(0xc2, 0x50, 0x2a));
    painter.circle_filled(
        area.min + vec2(54.0, 30.0),
        24.0,
        Color32::from_rgba_unmultiplied(0x1f, 0x6f, 0xb2, 128),
    );
    painter.line_segment([area.left_bottom(), area.right_top()], (1.5, Color32::GRAY));
}

fn bundled_fonts(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    let inter = FontData::from_static(include_bytes!("../../assets/fonts/Inter-Regular.ttf"));
    fonts.font_data.insert("Inter".to_owned(), inter.into());
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["Inter".to_owned()]);
    }
    ctx.set_fonts(fonts);
}
